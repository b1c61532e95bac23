using System.Reflection;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Npgsql;

namespace KnowledgeUpdate.Web.Tests.Conventions;

public sealed partial class PipelineTests(PortalFixture portal)
{
    [Fact]
    public void Every_message_states_once_who_may_send_it()
    {
        var messages = typeof(Actor)
            .Assembly.GetTypes()
            .Where(t =>
                t is { IsAbstract: false }
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
            )
            .ToList();

        Assert.True(messages.Count > 20, $"only {messages.Count} messages were seen");
        Assert.Empty(messages.Where(m => m.GetCustomAttributes<AccessAttribute>(inherit: true).Count() != 1).Select(m => m.Name));
    }

    [Fact]
    public void Every_message_is_a_command_or_a_query() =>
        Assert.Empty(
            typeof(Actor)
                .Assembly.GetTypes()
                .Where(t =>
                    t is { IsAbstract: false }
                    && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
                )
                .Where(t =>
                    t.GetInterfaces()
                        .Count(i =>
                            i.IsGenericType
                            && (i.GetGenericTypeDefinition() == typeof(ICommand<>) || i.GetGenericTypeDefinition() == typeof(IQuery<>))
                        ) != 1
                )
                .Select(t => t.Name)
        );

    [Fact]
    public void The_model_has_no_change_without_a_migration()
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        using var source = NpgsqlDataSource.Create(portal.Database.Web);
        PersistenceServices.Configure(options, source);
        using var db = new PortalDbContext(options.Options, new TenantScope());

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void No_page_has_Chinese_typed_into_it() =>
        Assert.Empty(
            Repository
                .Files("src/KnowledgeUpdate.Web/Pages", "*.cshtml")
                .Select(f => (f.Path, Line: RazorComment().Replace(f.Text, "").Split('\n').FirstOrDefault(l => Chinese().IsMatch(l))))
                .Where(f => f.Line is not null)
                .Select(f => $"{f.Path}: {f.Line!.Trim()}")
        );

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"@\*.*?\*@|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex RazorComment();
}
