using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class PersonLinkConfiguration : IEntityTypeConfiguration<PersonLink>
{
    public void Configure(EntityTypeBuilder<PersonLink> builder)
    {
        builder.References<PersonLink, User>(l => l.FirstId);
        builder.References<PersonLink, User>(l => l.SecondId);
        builder.References<PersonLink, User>(l => l.RecordedById);
        builder.References<PersonLink, User>(l => l.EndedById);
        builder
            .HasIndex(
                l => new
                {
                    l.TenantId,
                    l.FirstId,
                    l.SecondId,
                },
                "ix_person_links_one_open"
            )
            .HasDatabaseName("ix_person_links_one_open")
            .IsUnique()
            .HasFilter("ended_at IS NULL");
        builder.HasIndex(l => new { l.TenantId, l.SecondId });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_person_link_pair", "first_id < second_id");
            t.HasCheckConstraint("ck_person_link_ended", "(ended_at IS NULL) = (ended_by_id IS NULL)");
        });
    }
}
