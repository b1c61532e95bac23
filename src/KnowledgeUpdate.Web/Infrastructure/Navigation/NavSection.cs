namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Where an entry of the navigation stands.</summary>
public enum NavSection
{
    /// <summary>Side navigation of the desk, first group, without a title.</summary>
    Desk,

    /// <summary>Side navigation: the seminar programme.</summary>
    [Term("Seminars")]
    Seminars,

    /// <summary>Side navigation: learners, hours, certificates.</summary>
    [Term("Learners and hours")]
    Learners,

    /// <summary>Side navigation: supervision and settings.</summary>
    [Term("Supervision and settings")]
    Settings,

    /// <summary>Main navigation of the public pages.</summary>
    Public,

    /// <summary>The bar of a learner's phone.</summary>
    TabBar,
}
