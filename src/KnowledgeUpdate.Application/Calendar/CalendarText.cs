namespace KnowledgeUpdate.Application.Calendar;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class CalendarText;
