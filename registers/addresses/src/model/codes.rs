//! The codes of an address: what it is, where it stands, what is done, what is sealed. Each has its
//! words in the messages under the name of its family.

use kernel::codes;

codes! {
    /// What an address is (ADR-01; `address-sort-<code>`).
    Sort {
        /// One person.
        Person = "person",
        /// A household, under the name of its head.
        Household = "household",
        /// An establishment that cares for people.
        Facility = "facility",
    }
}

codes! {
    /// Where an address stands (`address-state-<code>`): the last step that was reached.
    State {
        /// Surveyed.
        Surveyed = "surveyed",
        /// Chosen by the community.
        Selected = "selected",
        /// Confirmed by the commune People's Committee.
        Confirmed = "confirmed",
        /// Approved by the society.
        Approved = "approved",
        /// Shown to sponsors without identity.
        Published = "published",
        /// Helped.
        Helped = "helped",
        /// Evaluated after help.
        Reviewed = "reviewed",
        /// Help ended.
        Ended = "ended",
    }
}

codes! {
    /// A step of the way (`address-step-<code>`).
    StepSort {
        /// The community chose it in public.
        Select = "select",
        /// The commune People's Committee confirmed it.
        Confirm = "confirm",
        /// The society approved it.
        Approve = "approve",
        /// It is shown to sponsors without identity.
        Publish = "publish",
        /// Help begins.
        Help = "help",
        /// Help was evaluated.
        Review = "review",
        /// Help ends.
        End = "end",
    }
}

impl StepSort {
    /// Where an address stands after it.
    pub fn state(self) -> State {
        match self {
            StepSort::Select => State::Selected,
            StepSort::Confirm => State::Confirmed,
            StepSort::Approve => State::Approved,
            StepSort::Publish => State::Published,
            StepSort::Help => State::Helped,
            StepSort::Review => State::Reviewed,
            StepSort::End => State::Ended,
        }
    }
}

codes! {
    /// How help ends (`address-end-<code>`).
    EndReason {
        /// They stand on their own feet.
        SelfReliant = "self-reliant",
        /// They live elsewhere now.
        Moved = "moved",
        /// They died.
        Died = "died",
        /// The community did not choose them.
        NotChosen = "not-chosen",
        /// Another reason.
        Other = "other",
        /// It went into another dossier of the same person: no step says so, a word on both does.
        Merged = "merged",
    }
}

impl EndReason {
    /// Those that a step of the way may end with.
    pub fn offered() -> impl Iterator<Item = EndReason> {
        EndReason::ALL.iter().copied().filter(|one| *one != EndReason::Merged)
    }
}

codes! {
    /// A field that lies sealed (`address-secret-<code>`).
    Secrets {
        /// Which group exactly: only its class lies open.
        Group = "group",
        /// Identity number.
        Number = "number",
        /// Telephone.
        Phone = "phone",
        /// House, hamlet, street.
        Where = "where",
        /// Illness, disability, treatment.
        Health = "health",
        /// What happened to them.
        Story = "story",
    }
}

codes! {
    /// What a consent is for (`address-consent-<code>`).
    Purpose {
        /// To keep the dossier.
        Keep = "keep",
        /// To be matched with sponsors.
        Match = "match",
        /// To publish the story without a name.
        Story = "story",
        /// To publish a photo.
        Photo = "photo",
    }
}

codes! {
    /// How consent was given (`address-means-<code>`; Decree 356/2025: it can be shown later).
    Means {
        /// In writing.
        Paper = "paper",
        /// A thumb-print.
        Thumb = "thumb",
        /// A recorded voice.
        Voice = "voice",
        /// A message from their telephone.
        Message = "message",
    }
}

codes! {
    /// What is needed (ADR-08; `address-need-<code>`).
    NeedSort {
        /// Food and daily needs.
        Food = "food",
        /// Treatment and medicine.
        Treatment = "treatment",
        /// School.
        School = "school",
        /// Repair or building of a house.
        Home = "house",
        /// A living of their own.
        Livelihood = "livelihood",
        /// Something else.
        Other = "other",
    }
}
