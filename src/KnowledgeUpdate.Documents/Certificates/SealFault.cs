namespace KnowledgeUpdate.Documents.Certificates;

/// <summary>Why a file cannot be a seal.</summary>
public enum SealFault
{
    /// <summary>Nothing stands against it.</summary>
    None,

    /// <summary>It is not a PNG, or a broken one.</summary>
    NotPng,

    /// <summary>The file ends before the picture does.</summary>
    Cut,

    /// <summary>Its sides are too short or too long.</summary>
    Size,

    /// <summary>It is not as wide as high, nearly.</summary>
    Shape,

    /// <summary>Its ground is neither white nor transparent: it would print as a box.</summary>
    Ground,

    /// <summary>There is nothing on it: a sheet would show no seal at all.</summary>
    Empty,
}
