namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>The site map.</summary>
public sealed class SiteMapModel : PageModel;

/// <summary>The accessibility statement.</summary>
public sealed class AccessibilityModel : PageModel;

/// <summary>What is kept of whom.</summary>
public sealed class PrivacyModel : PageModel;
