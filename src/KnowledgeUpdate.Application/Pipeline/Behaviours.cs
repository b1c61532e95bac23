using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Logs the use case's name and time, never its content: that is people's data.</summary>
internal sealed class LoggingBehaviour<TRequest, TResult>(ILogger<TRequest> log, Actor actor) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var started = Stopwatch.GetTimestamp();
        TResult result;
        try
        {
            result = await next();
        }
        catch (Exception e) when (request is not ICommand<TResult>)
        {
            e.Data[Refusals.OfQuery] = true;
            throw;
        }

        log.LogDebug("{UseCase} by {UserId} in {Milliseconds:0} ms", typeof(TRequest).Name, actor.UserId, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return result;
    }
}

/// <summary>Closed by default: a message without a stated permission does not run.</summary>
internal sealed class AuthorisationBehaviour<TRequest, TResult>(Actor actor) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly AccessAttribute? Access = typeof(TRequest).GetCustomAttribute<AccessAttribute>();

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var allowed = Access switch
        {
            null => throw new InvalidOperationException($"{typeof(TRequest).Name} does not state who may send it."),
            PublicAttribute => true,
            PortalOnlyAttribute => actor.IsPortal,
            SignedInAttribute => actor.UserId is not null,
            RequiresAttribute requires => actor.IsPortal || (actor.Role is { } role && requires.Roles.Contains(role)),
            _ => false,
        };
        return allowed ? next() : throw actor.Refusal();
    }
}

/// <summary>Refuses input that is not whole, before anything is touched.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators, IStringLocalizer<SharedText> text, Actor actor) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly bool IsCommand = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var failures = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators)
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        if (IsCommand)
            failures.AddRange(ReadingOrder.FaultsOf(request, text));
        var isUnread = actor.IsFormUnread && IsCommand;
        return failures.Count == 0 && !isUnread ? await next() : throw new ValidationException(failures);
    }
}

/// <summary>One transaction for one message, with the tenant set; a command's changes, history and notices commit together or not at all.</summary>
internal sealed class TransactionBehaviour<TRequest, TResult>(PortalDbContext db, Actor actor, AuditWriter audit, Audit.ConflictReader conflicts, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly bool IsCommand = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException($"{typeof(TRequest).Name} was sent from within another message.");

        db.ChangeTracker.QueryTrackingBehavior = IsCommand ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (IsCommand)
                await TakePostKeyAsync(cancellationToken);
            var result = await next();
            if (IsCommand)
            {
                var changes = audit.Collect();
                await db.SaveChangesAsync(cancellationToken);
                await audit.WriteAsync(typeof(TRequest).Name, changes, (request as IHasReason)?.Reason, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException e)
        {
            await conflicts.ReadAsync(e, cancellationToken);
            throw;
        }
        catch (Exception e) when (ConstraintMessages.Of(e) is { } message)
        {
            throw new RuleException(message);
        }
        finally
        {
            db.ChangeTracker.Clear();
            audit.Forget();
        }
    }

    /// <summary>The first command of a POST takes its key; a second one with the same key waits for the first, then learns that it is done.</summary>
    private async Task TakePostKeyAsync(CancellationToken ct)
    {
        if (actor.PostKey is not { } key)
            return;
        actor.PostKey = null;
        var taken = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO idempotency_keys (tenant_id, key, fingerprint, at) VALUES ({db.Scope.Required}, {key}, {actor.PostFingerprint}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", ct);
        if (taken == 1)
            return;
        var earlier = await db.IdempotencyKeys.AsNoTracking().SingleAsync(k => k.Key == key, ct);
        if (earlier.Fingerprint != actor.PostFingerprint)
            throw new RuleException("This form was sent before with other content. Open the page again, so that nothing is done twice.");
        throw new AlreadyDoneException(key, earlier.Location);
    }
}

/// <summary>The same POST was carried out before: its effect stands, and its answer is repeated.</summary>
public sealed class AlreadyDoneException(Guid key, string? location) : Exception("This form was sent before.")
{
    /// <summary>The key.</summary>
    public Guid Key { get; } = key;

    /// <summary>Where the first answer led.</summary>
    public string? Location { get; } = location;
}

/// <summary>What to tell people when the database refused: the last line of defence speaks their language too.</summary>
internal static class ConstraintMessages
{
    private static readonly ConcurrentDictionary<string, string> Known = new(new Dictionary<string, string>
    {
        ["ix_organisations_tenant_id_credit_code"] = "A unit with this unified social credit code exists already.",
        ["ix_users_tenant_id_normalized_user_name"] = "This user name is taken. Choose another.",
        ["ix_users_tenant_id_phone"] = "An account with this telephone number exists already.",
        ["ix_plan_variants_tenant_id_plan_id_name"] = "A variant of this name exists. Choose another name.",
        ["ix_proposed_acts_one_waiting"] = "This is proposed already and waits for a second person.",
        ["ix_publicities_one_open"] = "A publicity period is open already.",
        ["ck_recommendation_quota_limit"] = "All recommendations of your unit under this call are used.",
        ["tr_expert_assignments_conflict"] = "A conflict of interest stands in the way of this assignment.",
        ["ix_plan_amendments_tenant_id_plan_id_proposal_id"] = "An amendment of this seminar awaits review already.",
        ["ix_calendar_days_tenant_id_date"] = "This day is in the calendar already.",
        ["ix_programme_rules_tenant_id_key_effective_from"] = "A rule with this first day exists already.",
    });

    /// <summary>What to say where the database refuses what every check before it let through; null where that is not what happened.</summary>
    public static string? Of(Exception? e)
    {
        while (e is not (null or PostgresException))
            e = e.InnerException;
        return e is not PostgresException refused ? null : refused.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation => For(refused.ConstraintName),
            PostgresErrorCodes.StringDataRightTruncation => "A text is longer than can be kept. Shorten it.",
            PostgresErrorCodes.NumericValueOutOfRange => "A number is larger than can be kept. Look at the numbers again.",
            PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => "A text holds a character that cannot be kept. Type it again.",
            PostgresErrorCodes.ForeignKeyViolation => "A record that this refers to does not exist any more. Open the page again.",
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => "Others are changing the same records at this moment. Send it again.",
            _ => null,
        };
    }

    private static string For(string? constraint) =>
        constraint is not null && Known.TryGetValue(constraint, out var message) ? message : "The record conflicts with one that exists. Look at it again.";
}
