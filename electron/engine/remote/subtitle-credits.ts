/**
 * What Whisper writes where nobody speaks, and nobody says to an assistant: it has learnt from the subtitles of videos,
 * and whoever made them signs at the end.
 */

/** Whole texts only: somebody may speak of any of these. */
const credits: readonly RegExp[] = [
  /^(?:subtitles?|subt[ií]tulos|sous-titr\S*|untertitel\S*|undertexter|ondertitel\S*|legendas?|sottotitoli|napisy|transcription|captions?)\b.{0,80}\b(?:amara\.org|zdf|ard|wdr|swr|br|srf|qtss|radio-canada|st' ?501|castingwords)\b.{0,30}$/iu,
  /^thank(?:s| you)(?: so much)? for watching[.!,]*(?: .{0,20}\bsubscribe\b.{0,40})?$/iu,
  /^(?:please )?(?:don't forget to )?(?:like(?:,| and) )?(?:and )?subscribe(?: to (?:my|our|the) channel)?[.!]*$/iu,
  /^(?:ご視聴|ご清聴)ありがとうございました[。！]?$/u,
  /^(?:请|請)不吝(?:点赞|點贊).*$/u,
  /^(?:字幕|中文字幕).{0,30}(?:志愿者|志願者|提供|制作|製作|amara).*$/iu,
  /^(?:시청해|봐)주셔서 감사합니다[.!]?$/u,
  /^(?:Продолжение следует|Субтитры (?:сделал|создавал|подогнал|делал)\S* .{0,40}|Редактор субтитров .{0,60})[.…]*$/iu,
  /^(?:vielen dank f(?:ü|ue)rs zuschauen|merci d'avoir regardé (?:cette|la) vidéo|gracias por ver (?:el video|este video)|obrigado por assistir|grazie per aver guardato il video)[.!]*$/iu,
]

/** @returns empty when it is nothing but that */
export const withoutCredits = (text: string): string => (credits.some((credit) => credit.test(text.trim())) ? '' : text)
