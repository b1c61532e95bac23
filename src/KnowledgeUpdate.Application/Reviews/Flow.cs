using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>
/// What a move of a record brings with it, said in one breath: the step of its trail, what closes, what opens for whom until when, who is
/// told. All of it is part of the command's transaction.
/// </summary>
[Service]
public sealed class Flow(Worklist worklist, Notifier notifier, ReviewTrail trail)
{
    /// <summary>Begins a move of a record; nothing happens before <see cref="FlowMove.DoneAsync"/>.</summary>
    public FlowMove Of(FlowSubject subject) => new(subject, worklist, notifier, trail);
}
