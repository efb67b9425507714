//! What anybody may rely on: sentences of the brief, and properties that hold for any text at all.

use proptest::prelude::*;

use super::*;
use crate::themes::Theme;

/// Whether two texts would find each other: some word of the one is a word of the other.
fn meet(a: &str, b: &str) -> bool {
    let b = normalise(b);
    normalise(a).iter().any(|word| b.contains(word))
}

#[test]
fn forms_compounds_and_slips_meet() {
    for (a, b) in [
        ("boodschap", "boodschappen"),
        ("klus", "klusjes"),
        ("klusje", "klussen"),
        ("fiets", "fietsen"),
        ("huis", "huizen"),
        ("kind", "kinderen"),
        ("oud", "oudere"),
        ("boodschappendienst", "boodschappen"),
        ("kan iem ff helpen", "iemand even helpen"),
        ("huiswerkbegeleiding", "huiswerk"),
        ("mijn moeder haar boodscahppen", "boodschappen"),
        ("televisie", "tv"),
        ("hond uitlaten", "mijn hondje"),
        ("Medicijnen", "medicijn"),
        ("Één café", "cafe"),
    ] {
        assert!(meet(a, b), "{a} ~ {b}: {:?} {:?}", normalise(a), normalise(b));
    }
    for (a, b) in [
        ("huisarts", "huis"),
        ("ziekenhuis", "huis"),
        ("les", "lezen"),
        ("bom", "bomen"),
        ("boodschappen", "schap"),
        ("huizen", "huilen"),
    ] {
        assert!(!meet(a, b), "{a} ~ {b}");
    }
}

#[test]
fn a_search_says_the_same_on_both_databases() {
    assert_eq!(fts5_query("oude fie"), "(\"oud\") AND (\"fie\"*)");
    assert_eq!(postgres_query("oude fie"), "(oud) & (fie:*)");
    assert_eq!(fts5_query("oude fiets "), "(\"oud\") AND (\"fiets\")");
    assert_eq!(fts5_query(" \"' OR * ("), "(\"or\")");
    assert_eq!(fts5_query("?!"), "");
}

#[test]
fn themes_of_plain_sentences() {
    for (sentence, theme) in [
        ("wie kan boodschappen voor mij halen", Theme::Groceries),
        ("mijn pillen ophalen bij de apotheek", Theme::Pharmacy),
        ("kan iem ff mn hond uitlaten", Theme::Pets),
        ("de vaatwasser lekt", Theme::OddJobs),
        ("belastingaangifte invullen, snap er niks van", Theme::Forms),
        ("huiswerkbegeleiding voor mijn zoon van 8", Theme::Children),
        ("ik zoek een zaaltje voor 20 man", Theme::Space),
        ("Мені треба до лікарні, хто підвезе", Theme::Transport),
        ("wifi doet het niet", Theme::Digital),
    ] {
        let suggested = suggest_themes(sentence);
        assert_eq!(suggested.first().map(|(theme, _)| *theme), Some(theme), "{sentence}: {suggested:?}");
        assert!(suggested.len() <= MOST && suggested.iter().all(|(_, share)| (0.0..=1.0).contains(share)));
    }
}

#[test]
fn serious_sentences_are_private_and_begin_with_safety() {
    for (sentence, why) in [
        ("mijn man slaat mij", "violence"),
        ("ik wil niet meer leven", "suicide"),
        ("ik mag van mijn man niet naar buiten", "control"),
        ("mijn zoon pakt steeds geld van mijn pinpas", "financial_abuse"),
        ("ik ben bang dat ik mijn baby iets aandoe", "fear_of_self"),
        ("de kinderen van de buren krijgen geen eten", "neglect"),
        ("mijn ex staat elke avond voor mijn deur", "stalking"),
        ("mijn oom zit aan mij", "sexual"),
        ("My husband hits me", "violence"),
    ] {
        let hint = private(sentence);
        assert!(hint.as_ref().is_some_and(|h| h.why.contains(&why)), "{sentence}: {hint:?}");
        assert_eq!(
            suggest_themes(sentence).first().map(|(theme, _)| *theme),
            Some(Theme::Safety),
            "{sentence}"
        );
    }
}

#[test]
fn serious_words_alone_are_not_private() {
    for sentence in [
        "de klok slaat niet meer",
        "ik ben bang dat ik de bus mis",
        "mijn telefoon is dood",
        "wie kan mij helpen de hond uit te laten, hij bijt niet",
        "wie kan boodschappen voor mij halen",
        "de stop slaat steeds door",
    ] {
        assert_eq!(private(sentence), None, "{sentence}");
        assert!(suggest_themes(sentence).iter().all(|(theme, _)| *theme != Theme::Safety), "{sentence}");
    }
}

#[test]
fn persons_are_found_where_they_stand() {
    for (text, kind, part) in [
        ("Bel mij op 06-12 34 56 78 graag", PersonKind::Phone, "06-12 34 56 78"),
        ("bel +31 575 123456", PersonKind::Phone, "+31 575 123456"),
        ("mail naar jan.de.boer@voorbeeld.nl.", PersonKind::Email, "jan.de.boer@voorbeeld.nl"),
        ("maak over op NL91 ABNA 0417 1643 00 svp", PersonKind::Iban, "NL91 ABNA 0417 1643 00"),
        ("mijn bsn is 111222333", PersonKind::Bsn, "111222333"),
        ("ik woon Dorpsstraat 12a in het dorp", PersonKind::HouseNumber, "Dorpsstraat 12a"),
        ("7201 DH 12 is mijn adres", PersonKind::HouseNumber, "7201 DH 12"),
        ("op huisnummer 7", PersonKind::HouseNumber, "huisnummer 7"),
        ("voor mijn buurvrouw Annie de Vries", PersonKind::Name, "Annie de Vries"),
        ("mevrouw Jansen zoekt hulp", PersonKind::Name, "Jansen"),
        ("de heer van Dijk is ziek", PersonKind::Name, "van Dijk"),
        ("groetjes anja", PersonKind::Name, "anja"),
        ("mijn zoon Sem moet naar zwemles", PersonKind::Name, "Sem"),
        ("dhr. J. de Wit kan niet lopen", PersonKind::Name, "J. de Wit"),
        ("de dame van nummer 14 is gevallen", PersonKind::HouseNumber, "nummer 14"),
    ] {
        let found = persons(text);
        let hit = found.iter().find(|f| f.kind == kind).map(|f| &text[f.range.clone()]);
        assert_eq!(hit, Some(part), "{text}: {found:?}");
    }
}

#[test]
fn what_is_no_person_stays() {
    for text in [
        "om 14.30 uur 3 kratten water",
        "bel 112 of 0800-2000",
        "123456789 stappen",
        "ik woon in 7201DH",
        "wie heeft een ladder van 4 meter",
        "de bus van 10 over 12",
        "Wil iemand met mij wandelen?",
        "voor 20 man op 12 december 2026",
        "mijn zoon Engels leren",
        "factuurnummer 123456789 klopt niet",
    ] {
        assert_eq!(persons(text), [], "{text}");
        assert_eq!(mask(text), text);
    }
}

#[test]
fn an_offer_matches_without_a_common_word() {
    let ask = prepare("de vaatwasser lekt");
    let handy = prepare("handige oud-monteur komt langs");
    for other in ["ik bak graag taart", "samen wandelen met uw hond", "ik help met formulieren"] {
        assert!(similarity(&ask, &handy) > similarity(&ask, &prepare(other)), "{other}");
    }
    assert!(!explain(&ask, &handy).about.is_empty());
}

#[test]
fn commands_print_what_was_agreed() {
    let line = classify_line("mijn man slaat mij, groetjes Anja");
    assert_eq!(line["private"], true);
    assert_eq!(line["themes"][0]["theme"], "safety");
    assert_eq!(line["persons"][0]["text"], "Anja");
    let ranked = match_lines(&["hond uitlaten"], &["ik kook graag", "ik loop graag met honden"]);
    assert_eq!(ranked[0]["offers"][0]["offer"], "ik loop graag met honden");
}

#[test]
fn learning_gives_the_same_weights_every_time() {
    let themes =
        "pets\ta\thond uitlaten\ngroceries\tb\tboodschappen halen\nsafety\tviolence.c\thij slaat mij\n";
    let pairs = "# said\npets\tdogs\task\tBobbie moet eruit\npets\tdogs\toffer\tik loop graag in het bos\n\
        meals\tsoup\task\tik kan niet koken\nmeals\tsoup\toffer\took voor u een bord\n";
    let lists = Said::read_lists("meals\tsoup\tboth\tpan, lepel, bouillon, ketel").unwrap();
    assert_eq!((lists.len(), lists[0].example.sentence.as_str()), (2, "pan bouillon"));
    let view = View { said: Said::read(pairs).unwrap(), lists };
    let lessons = Lessons { examples: Example::read(themes).unwrap(), views: vec![view] };
    assert_eq!(lessons.sentences().count(), 7);
    assert!(train(&lessons) == train(&lessons));
    for wrong in ["no tabs", "nonsense\ta\tb"] {
        assert!(Example::read(wrong).is_err());
    }
    for wrong in ["pets\tdogs\task", "pets\tdogs\tnobody\twoef", "nonsense\tdogs\task\twoef"] {
        assert!(Said::read(wrong).is_err(), "{wrong}");
    }
}

/// What lies in a folder of `data/words`, in order.
fn inside(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/words").join(folder);
    let mut all: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// What its files with such names say.
fn read<T>(folder: &str, begin: &str, lines: impl Fn(&str) -> Result<Vec<T>, String>) -> Vec<T> {
    let mut files = inside(folder);
    let name = |file: &std::path::Path| file.file_name().unwrap().to_str().unwrap().to_owned();
    files.retain(|file| name(file).starts_with(begin) && name(file).ends_with(".tsv"));
    files.iter().flat_map(|file| lines(&std::fs::read_to_string(file).unwrap()).unwrap()).collect()
}

fn lessons() -> Lessons {
    let view = |folder: std::path::PathBuf| View {
        said: read(folder.to_str().unwrap(), "pairs", Said::read),
        lists: read(folder.to_str().unwrap(), "words", Said::read_lists),
    };
    let views = inside("kinds").into_iter().map(view).collect();
    Lessons { examples: read("themes", "", Example::read), views }
}

#[test]
fn the_weights_are_those_of_the_sentences_beside_them() {
    assert!(
        is_learned_from(include_bytes!("weights.bin"), &lessons()),
        "sentences or word lists changed: run `dichtbij words train` as docs/why/words.md says"
    );
}

#[test]
fn nothing_is_judged_by_what_was_learned() {
    let plain = |e: &Example| super::fold::tokens(&e.sentence).join(" ");
    let learned: std::collections::HashSet<String> = lessons().sentences().map(plain).collect();
    for folder in ["unseen/first", "unseen/second", "unseen/third"] {
        let unseen = read(folder, "", Example::read);
        assert!(unseen.len() > 500);
        for example in unseen {
            assert!(!learned.contains(&plain(&example)), "{folder}: {} was learned", example.sentence);
        }
    }
}

/// Any text: from every script, and from pieces that look like what we search for.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[a-z]{1,12}",
        "0[0-9 .-]{5,14}",
        "NL[0-9]{2}[A-Z]{4}[0-9 ]{8,14}",
        "[0-9]{7,10}",
        "(mevrouw|Dorpsstraat|Laan van|huisnummer|groetjes|@|'s|Anja|de|12a|7201DH|a@b.nl| )",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_breaks_anything(text in anything()) {
        let words = normalise(&text);
        prop_assert!(words.iter().all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())));
        prop_assert!(suggest_themes(&text).len() <= MOST);
        prop_assert!(private(&text).is_none_or(|hint| !hint.why.is_empty()));
        let likeness = similarity(&prepare(&text), &prepare("boodschappen"));
        prop_assert!(likeness.is_finite() && (0.0..=1.1).contains(&likeness));
        let _ = (classify_line(&text), fts5_query(&text), postgres_query(&text));
    }

    #[test]
    fn found_persons_stand_apart_and_masking_removes_them(text in anything()) {
        let found = persons(&text);
        prop_assert!(found.iter().all(|f| text.get(f.range.clone()).is_some_and(|part| !part.is_empty())));
        prop_assert!(found.windows(2).all(|two| two[0].range.end <= two[1].range.start));
        prop_assert_eq!(persons(&mask(&text)), []);
        prop_assert_eq!(mask(&mask(&text)), mask(&text));
    }

    #[test]
    fn likeness_has_no_direction(a in anything(), b in anything()) {
        let (a, b) = (prepare(&a), prepare(&b));
        prop_assert!((similarity(&a, &b) - similarity(&b, &a)).abs() < 1e-4);
    }

    #[test]
    fn what_was_normalised_is_found_again(text in anything()) {
        let once = search_text(&text);
        let twice = normalise(&once);
        // A stem may be the form of another word, but nearly always it stays itself.
        let kept = once.split(' ').filter(|w| twice.iter().any(|t| t == w)).count();
        prop_assert!(kept * 10 >= once.split_whitespace().count() * 7, "{} / {:?}", once, twice);
    }
}
