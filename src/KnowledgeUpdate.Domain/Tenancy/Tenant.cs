namespace KnowledgeUpdate.Domain.Tenancy;

/// <summary>One programme authority 租户, e.g. Guangxi. Nothing crosses tenants. Found by host name.</summary>
/// <remarks>Not tenant-owned itself: the portal reads it to find out which tenant is meant; only the Migrator writes it.</remarks>
public sealed class Tenant
{
    public required Guid Id { get; init; }

    /// <summary>GB/T 2260 code of its region, e.g. 450000.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>Letters that begin its index numbers, e.g. GX.</summary>
    public required string Letters { get; init; }

    /// <summary>Name of the region 广西壮族自治区.</summary>
    public required string RegionName { get; init; }

    /// <summary>Short name 广西.</summary>
    public required string ShortName { get; init; }

    /// <summary>Name of the programme 专业技术人才知识更新工程.</summary>
    public required string ProgrammeName { get; init; }

    /// <summary>The sponsor shown in the footer, usually the HR department.</summary>
    public required string Sponsor { get; init; }

    /// <summary>The office that runs the portal 专业技术人员管理处.</summary>
    public required string Operator { get; init; }

    /// <summary>The body that signs notices, one line each.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>What the region's own level is called: 自治区, 省, 市.</summary>
    public required string LevelName { get; init; }

    /// <summary>Telephone for the public; empty: not shown.</summary>
    public string Telephone { get; init; } = "";

    /// <summary>Postal address; empty: not shown.</summary>
    public string Address { get; init; } = "";

    /// <summary>网站标识码; empty: not shown.</summary>
    public string SiteCode { get; init; } = "";

    /// <summary>ICP 备案; empty: not shown.</summary>
    public string IcpNumber { get; init; } = "";

    /// <summary>公安备案; empty: not shown.</summary>
    public string PoliceNumber { get; init; } = "";

    /// <summary>Host names, lower case, without port.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }
}
