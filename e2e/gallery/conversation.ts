/** One invented conversation in three languages, for the gallery's scenes. */
import type { Snapshot } from '../../shared/ipc/contract'

export interface ConversationWords {
  firstQuestion: string
  toolSubject: string
  firstAnswer: string
  firstRest: string
  secondQuestion: string
  secondAnswer: string
  thirdPart: string
  thirdQuestion: string
  thirdAnswer: string
  thirdRest: string
  fourthQuestion: string
  folder: string
  searched: string
  microphone: string
  otherMicrophone: string
  loudspeaker: string
  fileName: string
  dictated: string
}

export const conversation: Record<Snapshot['language'], ConversationWords> = {
  en: {
    firstQuestion: 'What did we spend on travel in the third quarter?',
    toolSubject: 'budget-2026-q3.txt',
    firstAnswer: '18,420 euros, which is 1,580 under the plan of 20,000. September was the heavy month, with 12,600. ',
    firstRest: 'July came to 3,180 and August to 2,640, and neither of them',
    secondQuestion: 'Just September. What was the largest item?',
    secondAnswer:
      'The trade fair in Hanover. The stand cost 7,350, trains and hotel 2,180, so 9,530 together. The other 3,070 went on eleven trips.',
    thirdPart: 'If October is like',
    thirdQuestion: 'If October is like September, do we stay within the plan?',
    thirdAnswer:
      'Yes, narrowly. The plan for the fourth quarter is 24,000, so another month like September leaves 11,400 ',
    thirdRest: 'for November and December together. Last year those two months took 10,950.',
    fourthQuestion: 'Is the invoice for Hanover already there?',
    folder: '/home/robin/Documents/Finance',
    searched: 'Hanover',
    microphone: 'Headset microphone',
    otherMicrophone: 'Desk microphone',
    loudspeaker: 'Desk speakers',
    fileName: 'question-from-hanover.wav',
    dictated:
      'Dear Robin, the stand in Hanover is paid. What is still missing is the invoice for the two hotel nights. Could you send it to me before Friday? I would like to close the quarter this week.',
  },
  'zh-CN': {
    firstQuestion: '三季度的差旅费一共花了多少？',
    toolSubject: '2026-三季度预算.txt',
    firstAnswer: '一共 18,420 欧元，比计划的 20,000 少 1,580。九月最多，占了 12,600。',
    firstRest: '七月是 3,180，八月是 2,640，这两个月都没有',
    secondQuestion: '只说九月。最大的一笔是什么？',
    secondAnswer: '汉诺威的展会。展位 7,350，火车和酒店 2,180，合计 9,530。其余 3,070 用在十一次短途出差上。',
    thirdPart: '如果十月和',
    thirdQuestion: '如果十月和九月差不多，还会在计划之内吗？',
    thirdAnswer: '会，但余地不大。四季度计划是 24,000，再来一个像九月这样的月份，就只剩 11,400 ',
    thirdRest: '留给十一月和十二月。去年这两个月一共用了 10,950。',
    fourthQuestion: '汉诺威的发票已经在里面了吗？',
    folder: '/home/robin/文档/财务',
    searched: '汉诺威',
    microphone: '耳机麦克风',
    otherMicrophone: '桌面麦克风',
    loudspeaker: '桌面音箱',
    fileName: '汉诺威的问题.wav',
    dictated:
      '罗宾你好，汉诺威的展位已经付清了，还缺两晚酒店的发票。能不能在星期五之前发给我？我想这个星期把这个季度的账结清。',
  },
  'zh-TW': {
    firstQuestion: '第三季的差旅費一共花了多少？',
    toolSubject: '2026-第三季預算.txt',
    firstAnswer: '一共 18,420 歐元，比計畫的 20,000 少 1,580。九月最多，占了 12,600。',
    firstRest: '七月是 3,180，八月是 2,640，這兩個月都沒有',
    secondQuestion: '只說九月。最大的一筆是什麼？',
    secondAnswer: '漢諾威的展覽。攤位 7,350，火車和飯店 2,180，合計 9,530。其餘 3,070 用在十一次短程出差。',
    thirdPart: '如果十月和',
    thirdQuestion: '如果十月和九月差不多，還會在計畫之內嗎？',
    thirdAnswer: '會，但餘裕不多。第四季計畫是 24,000，再來一個像九月這樣的月份，就只剩 11,400 ',
    thirdRest: '留給十一月和十二月。去年這兩個月一共用了 10,950。',
    fourthQuestion: '漢諾威的發票已經在裡面了嗎？',
    folder: '/home/robin/文件/財務',
    searched: '漢諾威',
    microphone: '耳機麥克風',
    otherMicrophone: '桌上麥克風',
    loudspeaker: '桌上喇叭',
    fileName: '漢諾威的問題.wav',
    dictated:
      '羅賓你好，漢諾威的攤位已經付清了，還缺兩晚飯店的發票。能不能在星期五之前寄給我？我想這個星期把這一季的帳結清。',
  },
}
