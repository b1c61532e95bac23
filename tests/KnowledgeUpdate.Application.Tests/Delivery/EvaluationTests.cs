using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>The questionnaire and what is shown of it.</summary>
public sealed class EvaluationTests(PortalFixture portal) : AttendanceTest(portal)
{
    [Fact]
    public async Task The_questionnaire_names_nobody_and_shows_nothing_below_five_answers()
    {
        await BeginAsync();
        var learners = new List<Person> { learner };
        for (var i = 0; i < 4; i++)
        {
            learners.Add(await seminar.LearnerAsync());
            await Province.SendAsync(learners[^1], new EnrolInSeminar(seminar.Id));
        }

        AnswerEvaluation Answer(int mark) => new(seminar.Id, [.. Enumerable.Repeat<int?>(mark, Evaluation.Questions.Count)], $"意见{mark}");
        await Refused.ByAsync("The questionnaire opens on the last day of the training.", () => Province.SendAsync(learner, Answer(5)));
        await seminar.AttendAsync();
        await RefusedInput.ForAsync(
            [.. Enumerable.Range(1, Evaluation.Questions.Count - 1).Select(i => ($"Marks[{i}]", "Choose a mark from 1 to 5"))],
            () => Province.SendAsync(learner, new AnswerEvaluation(seminar.Id, [5, null, 6], null))
        );
        for (var i = 0; i < 4; i++)
            await Province.SendAsync(learners[i], Answer(i + 2));
        await Refused.ByAsync(
            "You have answered. Your answer is kept without your name, so that it cannot be shown or changed.",
            () => Province.SendAsync(learner, Answer(1))
        );
        var early = await Province.SendAsync(seminar.Host, new GetEvaluation(seminar.Id));
        Assert.Equal((4, null, 0, 0), (early.Answers, early.Mean, early.Questions.Count, early.Comments.Count));
        await Province.SendAsync(learners[4], Answer(5));
        // Five have answered, and still nothing is shown: the sixth could be read by difference.
        await seminar.FilePapersAsync();
        var open = await Province.SendAsync(seminar.Host, new GetEvaluation(seminar.Id));
        Assert.Equal(
            (5, null, 0, true, (decimal?)null),
            (
                open.Answers,
                open.Mean,
                open.Comments.Count,
                open.IsOpen,
                (await Province.SendAsync(seminar.Host, new GetPapers(seminar.Id))).Figures!.Satisfaction
            )
        );
        await seminar.PassDisputesAsync();
        await Refused.ByAsync(
            "The questionnaire is closed: its days after the filing of the closing papers are over.",
            () => Province.SendAsync(learner, Answer(1))
        );

        var result = await Province.SendAsync(seminar.Host, new GetEvaluation(seminar.Id));

        Assert.Equal((5, 3.8m), (result.Answers, result.Mean));
        Assert.Equal([0, 1, 1, 1, 2], result.Questions[0].Counts);
        // No column of an answer, and no line of the history, leads to a person.
        var columns = await Province.ReadAsync(db =>
            db.Database.SqlQueryRaw<string>(
                    "SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = "
                        + "'evaluation_answers' AND table_schema = 'public'"
                )
                .ToListAsync()
        );
        Assert.Equal(["comment", "gathering_id", "id", "marks", "tenant_id"], columns.Order(StringComparer.Ordinal));
        Assert.False(await Province.ReadAsync(db => db.AuditEvents.AnyAsync(e => e.Act == nameof(AnswerEvaluation))));
    }
}
