import type { LetterWords } from '../letter-words';

const atLeast = (isAtLeast: boolean) => (isAtLeast ? '至少' : '');

/** Chinese letters name no law. */
export const chinese: LetterWords = {
  locale: 'zh-CN',
  separator: '、',
  date: ({ year, month, day }) => `${year}年${month}月${day}日`,
  length: {
    days: (value) => `${value} 天`,
    hours: (value) => `${value} 小时`,
    minutes: (value) => `${value} 分钟`,
    seconds: (value) => `${value} 秒`,
    milliseconds: (value) => `${value} 毫秒`,
  },
  percent: (value) => `${value}%`,
  direction: { download: '下载', upload: '上传' },
  figure: { maximum: '最高速率', normal: '通常可用速率', minimum: '最低速率' },

  customerNumber: (number) => `客户编号：${number}`,
  contractNumber: (number) => `合同编号：${number}`,
  subject: {
    below: '关于宽带速率低于合同约定的情况',
    outages: '关于宽带中断的情况',
    both: '关于宽带速率低于合同约定以及中断的情况',
    neither: '关于宽带的测量结果',
  },
  subjectWith: (subject, number) => `${subject}（合同 ${number}）`,
  salutation: '您好：',
  measured: ({ from, to, zone, network }) =>
    `自${from}至${to}，我使用 Linewatch 程序定期测量了我的宽带${network === null ? '' : `（网络“${network}”）`}。以下日期和时间采用时区 ${zone}。`,
  finding: {
    below: '在此期间，宽带并非始终达到合同约定的速率。',
    outages: '在此期间，宽带发生了中断。',
    both: '在此期间，宽带并非始终达到合同约定的速率，并发生了中断。',
    neither: '测量结果如下。',
  },

  promisedTitle: '合同约定',
  measuredTitle: '测量结果',
  noTests: '在此期间没有测得可计入的速率。',
  labelled: (label, value) => `${label}：${value}`,
  promised: (figure, value) => `${figure} ${value}`,
  median: ({ direction, median, lowest, highest, testsText, days }) =>
    `${direction}：${days === null ? '' : `${days.text} 天内 `}${testsText} 次测试的中位数为 ${median}（最低 ${lowest}，最高 ${highest}）。`,
  below: ({ direction, figure, promised, below, tests, share }) =>
    `${direction}：${tests} 次测试中有 ${below} 次${share === null ? '' : `（${share}）`}低于${figure} ${promised}。`,
  daysBelow: ({ direction, figure, days, allDays }) =>
    `${direction}：${allDays} 天中有 ${days} 天没有任何测试达到${figure}的 90%。`,
  worstHours: (hours) => `一天中最慢的时段（下载中位数）：${hours}。`,
  hour: (from, to, median) => `${from}–${to} ${median}`,
  failed: (failed, tests) => `${tests} 次测试中有 ${failed} 次失败。`,
  cable: (cable, tests) => `${tests} 次测试中有 ${cable} 次通过网线进行。`,

  outagesTitle: '中断',
  outages: ({ count, countText, together, longest, watched, isAtLeast }) =>
    count === 1
      ? `在 ${watched} 的监测中，家庭网络以外发生了 1 次中断，时长${atLeast(isAtLeast)} ${together}：`
      : `在 ${watched} 的监测中，家庭网络以外发生了 ${countText} 次中断，共${atLeast(isAtLeast)} ${together}，最长${atLeast(isAtLeast)} ${longest}：`,
  outage: ({ date, time, length, isAtLeast }) => `${date} ${time}：${isAtLeast ? '至少 ' : ''}${length}`,
  moreOutages: (count) => `另有 ${count} 次，见报告`,
  unplacedOutages: (count, isFurther) => `${isFurther ? '另有' : '有'} ${count} 次中断的位置未知，见报告。`,

  askTitle: '我的请求',
  repair: (by) => `请在${by}前查明原因并修复。`,
  reduction: '请按偏差的比例减免费用，直到达到合同约定为止。',
  termination: (by) =>
    by === null ? '我保留提前解除合同的权利。' : `如果在${by}前未能修复，我保留提前解除合同的权利。`,
  law: null,
  notCertified: '这些测量未经主管部门认证。如需使用官方工具测量，请告知我。',
  answer: '请书面确认收到此信，并告知处理方案。',
  enclosuresTitle: '附件',
  enclosure: (from, to) => `${from}至${to}的测量报告`,
  seal: (number, date, hash) => `报告以哈希链封签；最新条目为第 ${number} 条（${date}），SHA-256 ${hash}`,
  closing: '此致',
};
