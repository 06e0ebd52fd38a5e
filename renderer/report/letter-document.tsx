/** A letter as a document: a paragraph for each block between empty lines, with the lines as they were typed. */
export function LetterDocument({ text }: { readonly text: string }) {
  return (
    <main className="letter">
      {text
        .trim()
        .split(/\n{2,}/)
        .map((block, index) => (
          <p key={index}>{block}</p>
        ))}
    </main>
  );
}
