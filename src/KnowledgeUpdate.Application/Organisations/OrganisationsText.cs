namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Words of units, programme rules and the calendar.</summary>
public sealed class OrganisationsText;
