using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Tells the account why its record is held back.</summary>
internal static class HeldWords
{
    public static string Held(this PortalText text, HeldRecord held) =>
        held.State switch
        {
            BindingState.Refused or BindingState.Undone => text[
                "The record you asked for was not given to this account: {0}",
                held.Reason ?? ""
            ],
            _ => text["Since {0} the record is frozen: somebody says that it is theirs. The HR bureau decides.", Show.At(held.Since)],
        };
}
