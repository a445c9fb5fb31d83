//! The forms of this capability, declared once: drawn, read and worded by the kit.

use kit::form::{Field, Form};

const NAME_LETTERS: usize = 120;
const POSITION_LETTERS: usize = 120;
const REASON_LETTERS: usize = 200;
const DECISION_LETTERS: usize = 60;

/// To log in.
pub static LOG_IN: Form = Form::new(
    "log-in",
    &[
        Field::text("login", "people-login", 80)
            .empty("people-login-empty")
            .autocomplete("username"),
        Field::password("password", "people-password")
            .empty("people-password-empty")
            .autocomplete("current-password"),
        Field::hidden("next"),
    ],
);

/// The one-time code after the password, and to switch it on.
pub static CODE: Form = Form::new(
    "code",
    &[
        Field::text("code", "people-code", 12)
            .hint("people-code-hint")
            .empty("people-code-empty")
            .autocomplete("one-time-code")
            .short(),
        Field::hidden("next"),
    ],
);

/// One's own name and language.
pub static OWN: Form = Form::new(
    "own",
    &[
        Field::hidden("base"),
        Field::text("display_name", "people-display-name", NAME_LETTERS)
            .empty("people-display-name-empty")
            .autocomplete("name"),
        Field::radios("lang", "people-lang")
            .of(&[("vi", "people-lang-vi"), ("en", "people-lang-en")]),
        Field::text("email", "people-email", 120)
            .hint("people-email-hint")
            .autocomplete("email")
            .optional(),
    ],
);

/// A new password of one's own.
pub static PASSWORD: Form = Form::new(
    "password",
    &[
        Field::password("current", "people-password-current")
            .empty("people-password-current-empty")
            .autocomplete("current-password"),
        Field::password("fresh", "people-password-fresh")
            .hint("people-password-hint")
            .empty("people-password-empty")
            .autocomplete("new-password"),
        Field::password("again", "people-password-again")
            .empty("people-password-again-empty")
            .autocomplete("new-password"),
    ],
);

/// To switch the one-time code off.
pub static CODE_OFF: Form = Form::new(
    "off",
    &[Field::password("current", "people-password-current")
        .empty("people-password-current-empty")
        .autocomplete("current-password")],
);

/// A new account with its first role.
pub static ACCOUNT: Form = Form::new(
    "account",
    &[
        Field::key("id"),
        Field::key("role_id"),
        Field::text("display_name", "people-display-name", NAME_LETTERS)
            .hint("people-display-name-hint")
            .empty("people-display-name-empty"),
        Field::text("login", "people-login", 40)
            .hint("people-login-hint")
            .empty("people-login-empty"),
        Field::radios("role", "people-role").empty("people-role-empty"),
        Field::day("from", "people-from").empty("people-from-empty"),
        Field::day("until", "people-until").optional().hint("people-until-hint"),
    ],
);

/// Another name for an account.
pub static RENAME: Form = Form::new(
    "rename",
    &[
        Field::hidden("base"),
        Field::text("display_name", "people-display-name", NAME_LETTERS)
            .empty("people-display-name-empty"),
    ],
);

/// A role more.
pub static ROLE: Form = Form::new(
    "role",
    &[
        Field::key("id"),
        Field::hidden("base"),
        Field::select("unit", "people-unit").empty("people-unit-empty"),
        Field::radios("role", "people-role").empty("people-role-empty"),
        Field::day("from", "people-from").empty("people-from-empty"),
        Field::day("until", "people-until").optional().hint("people-until-hint"),
    ],
);

/// A person.
pub static PERSON: Form = Form::new(
    "person",
    &[
        Field::key("id"),
        Field::text("full_name", "people-full-name", NAME_LETTERS)
            .hint("people-full-name-hint")
            .empty("people-full-name-empty"),
        Field::text("birth_year", "people-birth-year", 4).optional().short(),
        Field::radios("sex", "people-sex")
            .optional()
            .of(&[("female", "people-sex-female"), ("male", "people-sex-male")]),
        Field::text("phone", "people-phone", 30).optional().hint("people-phone-hint").short(),
    ],
);

/// A term of office.
pub static OFFICE: Form = Form::new(
    "office",
    &[
        Field::key("id"),
        Field::text("position", "people-position", POSITION_LETTERS)
            .hint("people-position-hint")
            .empty("people-position-empty"),
        Field::select("organisation", "people-organisation-of-office")
            .optional()
            .hint("people-organisation-of-office-hint"),
        Field::text("decision_no", "people-decision-no", DECISION_LETTERS)
            .optional()
            .hint("people-decision-no-hint")
            .short(),
        Field::day("decision_on", "people-decision-on").optional(),
        Field::day("from", "people-from").empty("people-from-empty"),
        Field::day("until", "people-until").optional().hint("people-until-hint"),
    ],
);

/// The last day of a right to sign.
pub static END_DAY: Form = Form::new(
    "end-day",
    &[Field::hidden("base"), Field::day("on", "people-end-on").empty("people-end-on-empty")],
);

/// The end of a term of office, with the reason.
pub static END: Form = Form::new(
    "end",
    &[
        Field::hidden("base"),
        Field::day("on", "people-end-on").empty("people-end-on-empty"),
        Field::text("why", "people-why", REASON_LETTERS)
            .hint("people-why-hint")
            .empty("people-why-empty"),
    ],
);

/// To open a telephone number.
pub static PHONE: Form = Form::new(
    "phone",
    &[Field::text("purpose", "people-purpose", REASON_LETTERS)
        .hint("people-purpose-hint")
        .empty("people-purpose-empty")],
);

/// To close a record.
pub static CLOSE: Form = Form::new(
    "close",
    &[Field::text("why", "people-why", REASON_LETTERS)
        .hint("people-why-hint")
        .empty("people-why-empty")],
);

/// An organisation.
pub static ORGANISATION: Form = Form::new(
    "organisation",
    &[
        Field::key("id"),
        Field::text("name", "people-organisation-name", NAME_LETTERS)
            .empty("people-organisation-name-empty"),
        Field::text("short_name", "people-short-name", 60)
            .optional()
            .hint("people-short-name-hint"),
        Field::select("kind", "people-kind").empty("people-kind-empty").of(&[
            ("society", "people-kind-society"),
            ("party", "people-kind-party"),
            ("state", "people-kind-state"),
            ("front", "people-kind-front"),
            ("company", "people-kind-company"),
            ("school", "people-kind-school"),
            ("hospital", "people-kind-hospital"),
            ("religious", "people-kind-religious"),
            ("media", "people-kind-media"),
            ("international", "people-kind-international"),
            ("charity", "people-kind-charity"),
            ("other", "people-kind-other"),
        ]),
        Field::text("email", "people-organisation-email", 120)
            .hint("people-organisation-email-hint")
            .optional(),
    ],
);

/// Where an organisation is reminded.
pub static ORGANISATION_EMAIL: Form = Form::new(
    "organisation-email",
    &[
        Field::hidden("base"),
        Field::text("email", "people-organisation-email", 120)
            .hint("people-organisation-email-hint")
            .optional(),
    ],
);

/// A signer.
pub static SIGNER: Form = Form::new(
    "signer",
    &[
        Field::key("id"),
        Field::select("person", "people-signer-person")
            .hint("people-signer-person-hint")
            .empty("people-signer-person-empty"),
        Field::radios("capacity", "people-capacity").empty("people-capacity-empty").of(&[
            ("head", "people-capacity-head"),
            ("tm", "people-capacity-tm"),
            ("q", "people-capacity-q"),
            ("kt", "people-capacity-kt"),
            ("tl", "people-capacity-tl"),
            ("tuq", "people-capacity-tuq"),
        ]),
        Field::text("first_line", "people-first-line", 80)
            .hint("people-first-line-hint")
            .empty("people-signer-title-empty"),
        Field::text("second_line", "people-second-line", 80)
            .optional()
            .hint("people-second-line-hint"),
        Field::day("from", "people-from").empty("people-from-empty"),
        Field::day("until", "people-until").optional().hint("people-until-hint"),
    ],
);

/// A token for another program.
pub static TOKEN: Form = Form::new(
    "token",
    &[
        Field::key("id"),
        Field::text("name", "people-token-name", NAME_LETTERS)
            .hint("people-token-name-hint")
            .empty("people-token-name-empty"),
        Field::select("unit", "people-token-unit").empty("people-unit-empty"),
        Field::checks("scopes", "people-token-scopes").empty("people-token-scopes-empty").of(&[
            ("units", "people-scope-units"),
            ("figures", "people-scope-figures"),
            ("write", "people-scope-write"),
        ]),
        Field::day("until", "people-token-until")
            .hint("people-token-until-hint")
            .empty("people-token-until-empty"),
        Field::password("current", "people-password-current")
            .empty("people-password-current-empty")
            .autocomplete("current-password"),
    ],
);
