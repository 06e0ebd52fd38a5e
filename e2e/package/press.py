#!/usr/bin/python3
"""Presses a button of any window by its name, as assistive technology does: press.py NAME. Ends when it was pressed."""
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LOOK_EVERY_S = 0.2


def find(node, name):
    if node is None:
        return None
    if node.get_role() == Atspi.Role.PUSH_BUTTON and node.get_name() == name:
        return node
    for index in range(node.get_child_count()):
        found = find(node.get_child_at_index(index), name)
        if found is not None:
            return found
    return None


while True:
    try:
        button = find(Atspi.get_desktop(0), sys.argv[1])
        if button is not None and button.get_state_set().contains(Atspi.StateType.SENSITIVE):
            if button.do_action(0):
                break
    except GLib.Error as error:
        # A part of the window went while it was looked at.
        print(error, file=sys.stderr)
    time.sleep(LOOK_EVERY_S)
