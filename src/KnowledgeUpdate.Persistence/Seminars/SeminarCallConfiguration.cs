using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class SeminarCallConfiguration : IEntityTypeConfiguration<SeminarCall>
{
    public void Configure(EntityTypeBuilder<SeminarCall> builder)
    {
        builder.Property(c => c.Terms).IsJson();
        builder.Property(c => c.Extensions).IsJson();
        builder.Property(c => c.Corrections).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(c => c.Drafters).IsJson().HasDefaultValueSql("'[]'");
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.Year,
            c.Id,
        });
        builder.HasIndex(c => c.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_seminar_call_times", "closes_at > opens_at");
            t.HasCheckConstraint("ck_seminar_call_published", "(state IN ('Draft', 'ForRelease')) = (published_at IS NULL)");
            t.HasCheckConstraint("ck_seminar_call_withdrawn", "(state = 'Withdrawn') = (withdrawn_at IS NOT NULL)");
        });
    }
}
