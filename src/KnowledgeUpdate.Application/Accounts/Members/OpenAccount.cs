using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Opens an account with its memberships: for a tenant's first people, before anybody can invite.</summary>
/// <param name="MustChange">The password was set by somebody else.</param>
[PortalOnly]
public sealed record OpenAccount(
    string UserName,
    string DisplayName,
    string? Phone,
    string? Email,
    string Password,
    IReadOnlyList<Appointment> Appointments,
    bool MustChange = true
) : ICommand<Guid>;

internal sealed class OpenAccountHandler(PortalDbContext db, UserManager<User> users, TemporaryPasswords temporary, TimeProvider clock)
    : IRequestHandler<OpenAccount, Guid>
{
    public async Task<Guid> Handle(OpenAccount command, CancellationToken cancellationToken)
    {
        var user = new User(command.UserName, command.DisplayName, command.Phone, command.Email, command.MustChange);
        if (command.MustChange)
            user.AskForNewPassword(await temporary.EndAsync(cancellationToken));
        var opened = await users.CreateAsync(user, command.Password);
        if (!opened.Succeeded)
            throw new InvalidOperationException(
                $"The account {command.UserName} is not opened: "
                    + $"{string.Join("; ", opened.Errors.Select(e => string.Format(e.Code, e.Description)))}."
            );
        foreach (var appointment in command.Appointments)
            db.Add(new Membership(user.Id, appointment.OrganisationId, appointment.Role, BeijingTime.DateOf(clock.GetUtcNow())));
        return user.Id;
    }
}
