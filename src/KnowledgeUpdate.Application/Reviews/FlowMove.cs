using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>A move of a record with everything that goes with it, carried out in the order in which it is said.</summary>
public sealed class FlowMove
{
    private readonly FlowSubject subject;
    private readonly Worklist worklist;
    private readonly Notifier notifier;
    private readonly ReviewTrail trail;
    private readonly List<Func<CancellationToken, Task>> effects = [];

    internal FlowMove(FlowSubject subject, Worklist worklist, Notifier notifier, ReviewTrail trail)
    {
        this.subject = subject;
        this.worklist = worklist;
        this.notifier = notifier;
        this.trail = trail;
    }

    /// <summary>A step of the trail, by the person acting.</summary>
    /// <param name="version">Version of the record that it is about; null: it has none.</param>
    /// <param name="marks">Sections marked, for a return.</param>
    public FlowMove Step(
        ReviewStage stage,
        ReviewDecision decision,
        string? opinion = null,
        int? version = null,
        IReadOnlyList<string>? marks = null
    ) => Then(() => trail.Add(subject.Kind, subject.Id, stage, decision, opinion, version, marks));

    /// <summary>Closes everything that waits about the record.</summary>
    public FlowMove ClosesAll() => Then(ct => worklist.CloseAsync(subject.Id, ct));

    /// <summary>Closes what waits with one act.</summary>
    public FlowMove Closes([Sentence] string act) => Then(ct => worklist.CloseAsync(subject.Id, ct, act));

    /// <summary>Opens an item for a role in a unit.</summary>
    /// <param name="dueOn">Last Beijing date; null: none.</param>
    public FlowMove Opens([Sentence] string act, Role role, Guid unitId, DateOnly? dueOn = null) =>
        Then(() => worklist.Open(act, subject.Kind, subject.Id, role, unitId, subject.Title, subject.Detail, subject.Link, dueOn));

    /// <summary>Opens an item for one person.</summary>
    /// <param name="role">The role in which the person does it.</param>
    /// <param name="dueOn">Last Beijing date; null: none.</param>
    public FlowMove OpensFor(Guid userId, [Sentence] string act, Role role, Guid unitId, DateOnly? dueOn = null) =>
        Then(() => worklist.Open(act, subject.Kind, subject.Id, role, unitId, subject.Title, subject.Detail, subject.Link, dueOn, userId));

    /// <summary>Opens an item for the programme office, whoever acts.</summary>
    /// <param name="dueOn">Last Beijing date; null: none.</param>
    public FlowMove OpensForOffice([Sentence] string act, DateOnly? dueOn = null) =>
        Then(ct => worklist.OpenForOfficeAsync(act, subject.Kind, subject.Id, subject.Title, subject.Detail, subject.Link, ct, dueOn));

    /// <summary>Tells everybody with a role in a unit.</summary>
    public FlowMove Tells(Role role, Guid unitId, [Sentence] string key, params object?[] args) =>
        Then(ct => notifier.TellAsync(role, unitId, key, subject.Link, ct, args));

    /// <summary>Tells one account.</summary>
    public FlowMove Tells(Guid userId, [Sentence] string key, params object?[] args) =>
        Then(ct => notifier.TellAsync(userId, key, subject.Link, ct, args));

    /// <summary>Tells many accounts: one statement, whatever their number.</summary>
    public FlowMove TellsAll(IReadOnlyCollection<Guid> userIds, [Sentence] string key, params object?[] args) =>
        Then(ct => notifier.TellAllAsync(userIds, key, subject.Link, ct, args));

    /// <summary>Carries all of it out.</summary>
    public async Task DoneAsync(CancellationToken ct)
    {
        foreach (var effect in effects)
            await effect(ct);
        effects.Clear();
    }

    private FlowMove Then(Action effect) =>
        Then(_ =>
        {
            effect();
            return Task.CompletedTask;
        });

    private FlowMove Then(Func<CancellationToken, Task> effect)
    {
        effects.Add(effect);
        return this;
    }
}
