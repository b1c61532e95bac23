namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Longest answers of the form, characters: the page and the server use the same.</summary>
public static class ProposalLengths
{
    public const int Title = 100;

    public const int Text = 2000;

    public const int Target = 1000;

    public const int Line = 120;

    public const int Topic = 200;

    /// <summary>Most rows of a table.</summary>
    public const int Rows = 300;

    /// <summary>Answers that are longer than the form takes.</summary>
    public static IEnumerable<FormFault> Check(ProposalContent c)
    {
        foreach (
            var (section, field, value, most) in new (ProposalSection, string, string?, int)[]
            {
                (ProposalSection.Topic, "Title", c.Title, Title),
                (ProposalSection.Topic, "CoSponsor", c.CoSponsor, Line),
                (ProposalSection.Topic, "CoOrganisers", c.CoOrganisers, Target),
                (ProposalSection.Topic, "ContactName", c.ContactName, Line),
                (ProposalSection.Rationale, "Grounds", c.Grounds, Text),
                (ProposalSection.Rationale, "Aims", c.Aims, Text),
                (ProposalSection.Trainees, "Target", c.Target, Target),
                (ProposalSection.Schedule, "Place", c.Place, Line),
                (ProposalSection.Schedule, "Mode", c.Mode, Target),
                (ProposalSection.Results, "Results", c.Results, Text),
                (ProposalSection.Results, "Conditions", c.Conditions, Text),
            }
        )
            if (value?.Length > most)
                yield return new(section, field, "Enter at most {0} characters; now there are {1}", most, value.Length);

        for (var i = 0; i < c.Lecturers.Count; i++)
            foreach (
                var (field, value) in new (string, string?)[]
                {
                    ("Name", c.Lecturers[i].Name),
                    ("Unit", c.Lecturers[i].Unit),
                    ("Title", c.Lecturers[i].Title),
                    ("Position", c.Lecturers[i].Position),
                }
            )
                if (value?.Length > Line)
                    yield return new(
                        ProposalSection.Lecturers,
                        $"Lecturers[{i}].{field}",
                        "Enter at most {0} characters; now there are {1}",
                        Line,
                        value.Length
                    );
        for (var i = 0; i < c.Courses.Count; i++)
            if (c.Courses[i].Topic.Length > Topic)
                yield return new(
                    ProposalSection.Courses,
                    $"Courses[{i}].Topic",
                    "Enter at most {0} characters; now there are {1}",
                    Topic,
                    c.Courses[i].Topic.Length
                );
        if (c.Lecturers.Count > Rows)
            yield return new(ProposalSection.Lecturers, "Lecturers", "Enter at most {0} rows", Rows);
        if (c.Courses.Count > Rows)
            yield return new(ProposalSection.Courses, "Courses", "Enter at most {0} rows", Rows);
    }
}
