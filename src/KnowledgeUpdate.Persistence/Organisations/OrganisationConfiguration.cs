using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Name).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(o => o.CreditCode).HasMaxLength(18).IsFixedLength();
        builder.Property(o => o.DivisionCode).HasMaxLength(6);
        builder.Property(o => o.Path).HasColumnType("ltree");
        builder.Ignore(o => o.IsActive);
        builder.References<Organisation, Organisation>(o => o.ParentId);
        builder.References<Organisation, Organisation>(o => o.MergedIntoId);
        builder.HasMany(o => o.Capacities).WithOne().HasForeignKey(c => new { c.TenantId, c.OrganisationId });
        builder.Navigation(o => o.Capacities).HasField("capacities").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(o => o.Path).HasMethod("gist");
        builder.HasIndex(o => o.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(o => new
        {
            o.TenantId,
            o.ParentId,
            o.Name,
        });
        builder.HasIndex(o => new
        {
            o.TenantId,
            o.Kind,
            o.Name,
        });
        builder.HasIndex(o => new { o.TenantId, o.CreditCode }).IsUnique().HasFilter("closed_on IS NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_organisation_merged_is_closed", "merged_into_id IS NULL OR closed_on IS NOT NULL"));
    }
}
