namespace KnowledgeUpdate.Web.Pages.Public;

public sealed class SiteMapModel : PageModel;

public sealed class AccessibilityModel : PageModel;

/// <summary>What is kept of whom.</summary>
public sealed class PrivacyModel : PageModel;
