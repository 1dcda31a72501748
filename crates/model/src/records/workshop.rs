//! Workshops: what is prepared, what the room says, and how far it has come.
//!
//! What happens by the clock (which step runs, since when, what the stage shows) is a record of its own, `WorkshopRun`:
//! undo passes over it, because time cannot be taken back. Ballots are never records: only their sums are.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{Lenses, Markdown, Ref, choice, part, record};

choice! {
    /// How far a workshop has come.
    WorkshopStatus {
        Planned = "planned", "Planned", "Being prepared";
        Running = "running", "Running", "Being held";
        Closed = "closed", "Closed", "Held; its harvest can be taken";
    }
}

choice! {
    /// What people do in a step.
    Activity {
        Discussion = "discussion", "Discussion", "Everyone talks; what does not belong here is parked";
        SilentWriting = "silent_writing", "Silent writing", "Each alone, one idea per note";
        RoundRobin = "round_robin", "Round robin", "One after the other, each has the word";
        Cluster = "cluster", "Cluster", "Notes that belong together get a name";
        DotVote = "dot_vote", "Dot vote", "Each spreads a few dots";
        Placing = "placing", "Placing", "Each note gets its place on one axis or between two";
        Pairwise = "pairwise", "Pairwise ranking", "Two at a time: which of them first?";
        Scores = "scores", "Blind scores", "Each scores alone; the spread shows how far they agree";
        Decide = "decide", "Decide", "Options, objections, and what is chosen";
        CheckOut = "check_out", "Check-out", "What each takes along, in one word or sentence";
        Break = "break", "Break", "Nothing to do";
    }
}

choice! {
    /// How dots are given.
    Voting {
        Room = "room", "By room count", "Hands are counted, with + and −";
        Private = "private", "Private ballots", "The keyboard is passed on; nobody sees what another chose";
    }
}

choice! {
    /// What a note is.
    NoteSort {
        Note = "note", "Note", "Something that was said";
        Cluster = "cluster", "Cluster", "The name over notes that belong together";
        Parked = "parked", "Parking lot", "Belongs elsewhere, and is not lost";
        Action = "action", "Action", "Something that someone will do";
        Choice = "choice", "Option", "What could be decided";
        Objection = "objection", "Objection", "What stands against an option";
    }
}

choice! {
    /// What the stage shows.
    StageShows {
        Step = "step", "The step", "Prompt, time, and notes or votes";
        Frozen = "frozen", "Frozen", "What it showed when it was frozen";
        Blank = "blank", "Nothing", "A blank page";
    }
}

part! {
    /// How many gave one score.
    ScoreCount
    /// The score.
    score: Option<i64>, "Score" => .between(1.0, 5.0);
    /// How many gave it.
    count: Option<i64>, "Count" => .between(0.0, 10_000.0);
}

part! {
    /// A note that this one was preferred to.
    Preference
    /// The other note.
    over: Option<Ref<WorkshopNote>>, "Preferred to";
}

part! {
    /// The time that a step took, or takes.
    Lap
    /// The step.
    step: Option<Ref<WorkshopStep>>, "Step";
    /// When it began.
    begun: Option<DateTime<Utc>>, "Begun";
    /// When it ended; open while it runs.
    ended: Option<DateTime<Utc>>, "Ended";
    /// Since when it pauses; open while it runs.
    paused: Option<DateTime<Utc>>, "Paused since";
    /// How many seconds it paused before.
    away: Option<i64>, "Seconds paused" => .between(0.0, 31_536_000.0);
    /// How many minutes it was given more, or less.
    added: Option<i64>, "Minutes added" => .between(-1_440.0, 1_440.0);
}

record! {
    /// An hour in which people work on the strategy together.
    Workshop { name: "workshop", list: "workshops", label: "Workshop", labels: "Workshops", title: "title" }
    /// What it is called: the question that it answers.
    title: String, "Title" => .required();
    /// What is there afterwards that is not there now.
    purpose: Markdown, "Purpose" => .required().words(40);
    /// How far it has come.
    status: WorkshopStatus, "Status";
    /// When it should begin.
    start: Option<DateTime<Utc>>, "Start";
    /// How many minutes the room is booked.
    slot: Option<i64>, "Slot in minutes" => .between(0.0, 1_440.0);
    /// How many people are in the room.
    people: Option<i64>, "People in the room" => .between(0.0, 500.0);
    /// Which roles they have.
    roles: Vec<String>, "Roles";
    /// What only the facilitator sees: never on the stage, in no document.
    private_notes: Markdown, "Private notes" => .seen_by(Lenses::PRIVATE);
    /// What was agreed beyond the notes.
    summary: Markdown, "Summary";
}

record! {
    /// One step of a workshop.
    WorkshopStep {
        name: "workshop_step", list: "workshop_steps", label: "Workshop step", labels: "Workshop steps", title: "title"
    }
    /// The workshop.
    workshop: Option<Ref<Workshop>>, "Workshop" => .owner();
    /// What it is called.
    title: String, "Step" => .required();
    /// What people do.
    activity: Activity, "Activity";
    /// How many minutes it has.
    minutes: Option<i64>, "Minutes" => .between(0.0, 600.0);
    /// What the room is asked to do, as it stands on the stage.
    instructions: Markdown, "Instructions";
    /// What it begins with, such as the initiatives of a theme.
    input: String, "Input";
    /// What it ends with.
    output: String, "Output";
    /// How many dots each person has.
    dots: Option<i64>, "Dots per person" => .between(0.0, 200.0);
    /// How many of them one note may get from one person; any number where left open.
    dots_per_note: Option<i64>, "Most on one note" => .between(1.0, 200.0);
    /// How dots are given.
    voting: Voting, "Voting";
    /// Whether the room sees the counts.
    revealed: bool, "Counts are shown";
    /// What the axis from left to right means, such as effort.
    axis_x: String, "Axis to the right";
    /// What the axis upwards means, such as value; open for a single scale.
    axis_y: String, "Axis upwards";
}

record! {
    /// Something that was said in a workshop.
    WorkshopNote {
        name: "workshop_note", list: "workshop_notes", label: "Workshop note", labels: "Workshop notes", title: "text"
    }
    /// The workshop.
    workshop: Option<Ref<Workshop>>, "Workshop" => .owner();
    /// The step in which it was said.
    step: Option<Ref<WorkshopStep>>, "Step";
    /// What was said.
    text: String, "Note" => .required();
    /// What it is.
    sort: NoteSort, "Sort";
    /// The number by which it is called on paper; the next free one where left open.
    number: Option<i64>, "Number" => .counted();
    /// The cluster in which it lies, or the option that it objects to.
    within: Option<Ref<WorkshopNote>>, "Cluster";
    /// How often it was said; more than once where doubles were merged.
    times: Option<i64>, "Said so often" => .between(1.0, 10_000.0);
    /// Its dots.
    votes: Option<i64>, "Dots" => .between(0.0, 1_000_000.0);
    /// How often each score was given.
    scores: Vec<ScoreCount>, "Scores";
    /// Its place from left to right, of 100.
    x: Option<f64>, "Place to the right" => .between(0.0, 100.0);
    /// Its place upwards, of 100.
    y: Option<f64>, "Place upwards" => .between(0.0, 100.0);
    /// What it was preferred to, two at a time.
    preferred: Vec<Preference>, "Preferred to";
    /// The role that does it, for an action.
    owner: String, "Owner";
    /// By when, for an action.
    due: Option<NaiveDate>, "Due";
    /// Whether this option was chosen.
    chosen: bool, "Chosen";
    /// Why it was not taken into the strategy.
    left_out: String, "Not taken because";
}

record! {
    /// How far a workshop has come by the clock, and what its stage shows.
    WorkshopRun {
        name: "workshop_run", list: "workshop_runs", label: "Course of a workshop", labels: "Courses of workshops",
        title: "message"
    }
    /// The workshop.
    workshop: Option<Ref<Workshop>>, "Workshop" => .owner();
    /// What the stage says besides, such as when the break ends.
    message: String, "Message on the stage";
    /// The step that runs, or ran last.
    step: Option<Ref<WorkshopStep>>, "Step";
    /// What each step took.
    laps: Vec<Lap>, "Laps";
    /// When it began.
    begun: Option<DateTime<Utc>>, "Begun";
    /// When it was closed.
    ended: Option<DateTime<Utc>>, "Ended";
    /// What the stage shows.
    stage: StageShows, "Stage";
    /// Whose turn it is in a round, counted from 0.
    speaker: Option<i64>, "Speaker" => .between(0.0, 10_000.0);
    /// Whether the console is locked against edits by accident.
    locked: bool, "Locked";
}
