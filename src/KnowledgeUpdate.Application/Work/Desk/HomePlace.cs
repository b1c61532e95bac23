namespace KnowledgeUpdate.Application.Work;

/// <summary>Where a part of the desk stands.</summary>
public enum HomePlace
{
    /// <summary>Above the work: problems.</summary>
    Top,

    /// <summary>Beside it: how the year stands.</summary>
    Side,
}
