using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using KnowledgeUpdate.Domain.Tenancy;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KnowledgeUpdate.Persistence.Common;

/// <summary>Conventions of every table: tenant-first keys, row versions, enums as text with a CHECK, no cascades.</summary>
public static class PortalModel
{
    /// <summary>How JSON columns are written: enums by name, Chinese as it is.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The collation of people's names in lists: by their reading 拼音, as every Chinese directory has them.</summary>
    public const string ByReading = "zh_pinyin";

    internal static void Configure(ModelBuilder model)
    {
        model.HasCollation(ByReading, "zh-u-co-pinyin", "icu", deterministic: true);
        model.Entity<Tenant>(b =>
        {
            b.ToTable("tenants");
            b.Property(t => t.Hosts).HasColumnType("text[]");
            b.Property(t => t.Signature).HasColumnType("text[]");
        });
        model.ApplyConfigurationsFromAssembly(typeof(PortalModel).Assembly);

        // Until the model is finished, JSON documents are discovered as entity types too; only tables are wanted here.
        foreach (var type in model.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType)).ToList())
        {
            var entity = model.Entity(type.ClrType);
            entity.HasOne(typeof(Tenant)).WithMany().HasForeignKey(nameof(ITenantOwned.TenantId)).OnDelete(DeleteBehavior.Restrict);
            if (typeof(Entity).IsAssignableFrom(type.ClrType))
            {
                entity.HasKey(nameof(Entity.TenantId), nameof(Entity.Id));
                entity.Property(nameof(Entity.Id)).ValueGeneratedNever();
            }

            if (type.FindProperty(nameof(Entity.Version)) is { ClrType: var clr } && clr == typeof(uint))
                entity
                    .Property(nameof(Entity.Version))
                    .HasColumnName("xmin")
                    .HasColumnType("xid")
                    .ValueGeneratedOnAddOrUpdate()
                    .IsConcurrencyToken();
            foreach (var property in type.GetProperties().Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum).ToList())
                EnumAsText(entity, property.Name, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
            foreach (
                var property in type.GetProperties().Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(decimal))
            )
                if (property.GetColumnType() is null or "numeric")
                    property.SetColumnType("numeric(14,2)");
        }

        foreach (var key in model.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    /// <summary>A foreign key that cannot point at another tenant's row.</summary>
    internal static void References<TEntity, TOther>(this EntityTypeBuilder<TEntity> builder, Expression<Func<TEntity, object?>> id)
        where TEntity : class, ITenantOwned
        where TOther : Entity
    {
        var name = ((MemberExpression)(id.Body is UnaryExpression unary ? unary.Operand : id.Body)).Member.Name;
        builder.HasOne<TOther>().WithMany().HasForeignKey(nameof(ITenantOwned.TenantId), name).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A value kept as one JSON document.</summary>
    internal static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                v => JsonSerializer.Serialize(v, Json),
                v => JsonSerializer.Deserialize<T>(v, Json)!,
                new ValueComparer<T>(
                    (a, b) => JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                    v => JsonSerializer.Serialize(v, Json).GetHashCode(StringComparison.Ordinal),
                    v => v
                )
            );

    private static void EnumAsText(EntityTypeBuilder entity, string property, Type type)
    {
        var converter = (ValueConverter)Activator.CreateInstance(typeof(EnumToStringConverter<>).MakeGenericType(type))!;
        entity.Property(property).HasConversion(converter).HasMaxLength(40);
        var column = ToSnake(property);
        var values = string.Join(", ", Enum.GetNames(type).Select(n => $"'{n}'"));
        entity.ToTable(t => t.HasCheckConstraint($"ck_{ToSnake(entity.Metadata.ClrType.Name)}_{column}", $"{column} IN ({values})"));
    }

    private static string ToSnake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
