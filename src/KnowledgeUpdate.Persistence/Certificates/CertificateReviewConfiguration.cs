using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Persistence.Certificates;

internal sealed class CertificateReviewConfiguration : IEntityTypeConfiguration<CertificateReview>
{
    public void Configure(EntityTypeBuilder<CertificateReview> builder)
    {
        builder.References<CertificateReview, Certificate>(r => r.CertificateId);
        builder.References<CertificateReview, Learner>(r => r.RecordId);
        builder.References<CertificateReview, User>(r => r.ById);
        builder.References<CertificateReview, User>(r => r.DecidedById);
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "ck_certificate_review_decided",
                "(outcome IS NULL) = (reason IS NULL) AND (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = "
                    + "(decided_by_id IS NULL)"
            )
        );
    }
}
