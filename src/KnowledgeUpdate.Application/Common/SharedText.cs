namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// The words every area shares: the shell's, the components' and those of common errors. The key is the English sentence;
/// SharedText.zh-CN.resx holds the Chinese.
/// </summary>
public sealed class SharedText;
