/**
 * Forenames common in England (Office for National Statistics, baby names, most frequent of several decades), less those
 * that are as often a place, a firm or a word. Enough to tell a list of people from a list of anything else, where most
 * of its cells have one; not meant to know every name.
 */
export const forenames: ReadonlySet<string> = new Set(
  `aaron abdul abigail adam adrian ahmed aisha alan albert alexander alexandra alfie ali alice alison amanda amelia amina
  amy andrea andrew angela ann anna anne anthony antonia archie arthur asha barbara barry beatrice ben benjamin bernard
  beth betty beverley brenda brian bridget callum carl carol caroline catherine charles charlie charlotte chloe chris
  christina christine christopher claire clare colin connor craig daisy daniel danielle david dawn deborah debra denise
  dennis derek diana diane donald donna doreen dorothy douglas dylan edith edward eileen elaine eleanor elizabeth ella ellie
  emily emma eric ethan ethel evelyn evie farah fatima fiona frances francis frank fred frederick freya gareth gary gemma
  geoffrey george georgia gerald gillian glenn gordon grace graham gwen hannah harold harriet harry hassan hazel heather
  helen henry hilda hugh ian ibrahim imran irene isaac isabella isla ivy jack jacob jacqueline jade jake james jamie jane
  janet janice jasmine jason jayne jean jeffrey jennifer jeremy jessica jill jim joan joanna joanne joe john jonathan joseph
  joshua joyce judith julia julian julie june karen kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin
  khadija kieran kim kirsty laura lauren leah leanne lee leo leonard lewis liam lily linda lisa louis louise lucas lucy
  luke lynn maisie malcolm marc margaret maria marie marion mark martin mary matthew maureen max megan melanie melissa mia
  michael michelle millie mohamed mohammad mohammed molly muhammad nancy naomi natalie natasha nathan neil nicholas nicola
  nigel noah norma norman olive oliver olivia omar oscar owen pamela patricia patrick paul pauline peter philip phillip
  phoebe poppy priya rachel ralph raymond rebecca richard robert robin roger ronald rosemary ruby russell ruth ryan sally
  samantha samuel sandra sara sarah scott sean sharon sheila shirley sian simon sophia sophie stacey stephanie stephen steven
  stuart sunita susan suzanne sylvia tanya teresa terence theo theresa thomas tina toby tom tony tracey tracy trevor valerie
  vera veronica victor victoria vincent violet vivien wayne wendy william winifred yasmin yusuf yvonne zainab zara zoe`
    .split(/\s+/)
    .filter((name) => name !== ""),
);
