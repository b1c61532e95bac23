using System.Globalization;

namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// English distinguishes singular and plural and Chinese does not: a sentence whose first number may be 1 has its singular here, beside the
/// one that is its key. Whatever fills in a sentence for people asks <see cref="Sentence"/> first.
/// </summary>
public static class Singulars
{
    /// <summary>Sentences and their singulars. A sentence that is not here reads well with 1 too, or never has it.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["Confirm {0} seats"] = "Confirm {0} seat",
        ["Download {0} PDF files"] = "Download {0} PDF file",
        ["Enrol {0} people"] = "Enrol {0} person",
        ["Export {0} rows"] = "Export {0} row",
        ["Import {0} units"] = "Import {0} unit",
        ["Mend {0} rows"] = "Mend {0} row",
        ["Nominate {0} people"] = "Nominate {0} person",
        ["Open the {0} units below {1}"] = "Open the {0} unit below {1}",
        ["Remind {0} people"] = "Remind {0} person",
        ["Reverse {0} hours"] = "Reverse {0} hour",
        ["The unit moves with {0} units below it."] = "The unit moves with {0} unit below it.",
        ["There are {0} things to correct"] = "There is {0} thing to correct",
        ["Undo {0} rows"] = "Undo {0} row",
        ["Write {0} rows"] = "Write {0} row",
        ["Write {0} rows and leave the others"] = "Write {0} row and leave the others",
        ["complete, {0} hours"] = "complete, {0} hour",
        ["{0} answers"] = "{0} answer",
        ["{0} answers are still missing or to be corrected"] = "{0} answer is still missing or to be corrected",
        ["{0} answers differ"] = "{0} answer differs",
        ["{0} answers missing"] = "{0} answer missing",
        ["{0} calls"] = "{0} call",
        ["{0} candidates"] = "{0} candidate",
        ["{0} certificates"] = "{0} certificate",
        ["{0} claims"] = "{0} claim",
        ["{0} classes"] = "{0} class",
        ["{0} people have a record already: they are asked first."] = "{0} person has a record already: they are asked first.",
        ["{0} people are asked whether they work here"] = "{0} person is asked whether they work here",
        ["{0} people are confirmed."] = "{0} person is confirmed.",
        ["{0} people are not confirmed; they are told why."] = "{0} person is not confirmed and is told why.",
        ["{0} claims are decided; the learners are told."] = "{0} claim is decided; the learner is told.",
        ["All {0} seminars"] = "{0} seminar",
        ["{0} have begun"] = "{0} has begun",
        ["{0} have completed the year"] = "{0} has completed the year",
        ["{0} seminars of this plan take enrolments now: their names are links."] =
            "{0} seminar of this plan takes enrolments now: its name is a link.",
        ["{0} seats in all"] = "{0} seat in all",
        ["{0} seats left"] = "{0} seat left",
        ["{0} days"] = "{0} day",
        ["{0} days differ from the week"] = "{0} day differs from the week",
        ["{0} days late"] = "{0} day late",
        ["{0} days left"] = "{0} day left",
        ["{0} disputes about attendance are not decided: decide them before you file the closing papers."] =
            "{0} dispute about attendance is not decided: decide it before you file the closing papers.",
        ["{0} disputes about attendance are open."] = "{0} dispute about attendance is open.",
        ["{0} enrolments are decided, and the people are told."] = "{0} enrolment is decided, and the person is told.",
        ["{0} experts"] = "{0} expert",
        ["{0} files"] = "{0} file",
        ["{0} hits"] = "{0} hit",
        ["{0} hours"] = "{0} hour",
        ["{0} hours are credited to {1}"] = "{0} hour is credited to {1}",
        ["{0} hours are missing."] = "{0} hour is missing.",
        ["{0} hours missing"] = "{0} hour missing",
        ["{0} hours of {1} are missing: the certificate can be taken once the year is complete."] =
            "{0} hour of {1} is missing: the certificate can be taken once the year is complete.",
        ["{0} hours of “{1}” were reversed"] = "{0} hour of “{1}” was reversed",
        ["{0} imports"] = "{0} import",
        ["{0} invitations not accepted yet"] = "{0} invitation not accepted yet",
        ["{0} items"] = "{0} item",
        ["{0} items waiting for you"] = "{0} item waiting for you",
        ["{0} items waiting for you, {1} overdue"] = "{0} item waiting for you, {1} overdue",
        ["{0} lecturers"] = "{0} lecturer",
        ["{0} memberships"] = "{0} membership",
        ["{0} notices"] = "{0} notice",
        ["{0} numbers of this series have been given: its pattern stays for the year."] =
            "{0} number of this series has been given: its pattern stays for the year.",
        ["{0} objections"] = "{0} objection",
        ["{0} objections are not answered."] = "{0} objection is not answered.",
        ["{0} open units stand under {1}. Move or close them first."] = "{0} open unit stands under {1}. Move or close it first.",
        ["{0} people"] = "{0} person",
        ["{0} people are behind in {1}"] = "{0} person is behind in {1}",
        ["{0} people are enrolled."] = "{0} person is enrolled.",
        ["{0} people are nominated, and told."] = "{0} person is nominated, and told.",
        ["{0} people are reminded."] = "{0} person is reminded.",
        ["{0} people enrolled"] = "{0} person enrolled",
        ["{0} people lose their role in this unit at the end of that day."] =
            "{0} person loses the role in this unit at the end of that day.",
        ["{0} people say to work here"] = "{0} person says to work here",
        ["{0} people with a seat"] = "{0} person with a seat",
        ["{0} people, {1} complete in {2}"] = "{0} person, {1} complete in {2}",
        ["{0} plans"] = "{0} plan",
        ["{0} proposals"] = "{0} proposal",
        ["{0} proposals are recommended."] = "{0} proposal is recommended.",
        ["{0} rows"] = "{0} row",
        ["{0} rows to mend"] = "{0} row to mend",
        ["{0} scores are assigned."] = "{0} score is assigned.",
        ["{0} seats left, {1} waiting"] = "{0} seat left, {1} waiting",
        ["{0} seats left, nobody waiting"] = "{0} seat left, nobody waiting",
        ["{0} seats left; enrolment closes {1}"] = "{0} seat left; enrolment closes {1}",
        ["{0} seminars"] = "{0} seminar",
        ["{0} seminars are in both"] = "{0} seminar is in both",
        ["{0} seminars, {1} people"] = "{0} seminar, {1} people",
        ["{0} units"] = "{0} unit",
        ["{0} units are entered."] = "{0} unit is entered.",
        ["{0} units directly below"] = "{0} unit directly below",
        ["{0} units entered"] = "{0} unit entered",
        ["{0} units found below {1}"] = "{0} unit found below {1}",
        ["{0} values changed"] = "{0} value changed",
        ["{0} wait or are to be decided"] = "{0} waits or is to be decided",
        ["{0} working days left"] = "{0} working day left",
        ["{0} working days overdue"] = "{0} working day overdue",
    };

    /// <summary>The sentence to fill in: in English the singular, where there is one and the first value is 1.</summary>
    /// <param name="key">The sentence as it stands in the sources.</param>
    /// <param name="found">The sentence in the reader's language.</param>
    public static string Sentence(string key, string found, IReadOnlyList<object?> values) =>
        values.Count > 0
        && values[0] is 1 or (short)1 or 1L or 1m or "1"
        && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
        && All.TryGetValue(key, out var one)
            ? one
            : found;
}
