using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

internal static class UsersByName
{
    /// <summary>
    /// The account of a user name or telephone: one person's telephone number may be another's user name; the user name wins.
    /// </summary>
    public static Task<User?> FindByNameAsync(this IQueryable<User> users, string name, CancellationToken ct) =>
        users
            .Where(u => u.NormalizedUserName == name || u.Phone == name)
            .OrderByDescending(u => u.NormalizedUserName == name)
            .ThenBy(u => u.Id)
            .FirstOrDefaultAsync(ct);
}
