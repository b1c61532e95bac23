using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Domain.Work;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace KnowledgeUpdate.Persistence;

/// <summary>The portal's tables. Tenant-owned ones answer only within a transaction that has set its tenant.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options, TenantScope scope)
    : DbContext(options),
        IDataProtectionKeyContext
{
    /// <summary>Name of the query filter in front of row-level security.</summary>
    public const string TenantFilter = "Tenant";

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<OrganisationCapacity> OrganisationCapacities => Set<OrganisationCapacity>();
    public DbSet<Field> Fields => Set<Field>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<LentRole> LentRoles => Set<LentRole>();
    public DbSet<PersonLink> PersonLinks => Set<PersonLink>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ContactProof> ContactProofs => Set<ContactProof>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<TryCount> TryCounts => Set<TryCount>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
    public DbSet<ProgrammeRule> ProgrammeRules => Set<ProgrammeRule>();
    public DbSet<SeminarCall> SeminarCalls => Set<SeminarCall>();
    public DbSet<RecommendationQuota> RecommendationQuotas => Set<RecommendationQuota>();
    public DbSet<SeminarProposal> SeminarProposals => Set<SeminarProposal>();
    public DbSet<ProposalVersion> ProposalVersions => Set<ProposalVersion>();
    public DbSet<ReviewStep> ReviewSteps => Set<ReviewStep>();
    public DbSet<Expert> Experts => Set<Expert>();
    public DbSet<ConflictOfInterest> ConflictsOfInterest => Set<ConflictOfInterest>();
    public DbSet<ScoringRound> ScoringRounds => Set<ScoringRound>();
    public DbSet<ScoredSubject> ScoredSubjects => Set<ScoredSubject>();
    public DbSet<ExpertAssignment> ExpertAssignments => Set<ExpertAssignment>();
    public DbSet<AnnualPlan> AnnualPlans => Set<AnnualPlan>();
    public DbSet<PlanVariant> PlanVariants => Set<PlanVariant>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<PlanAmendment> PlanAmendments => Set<PlanAmendment>();
    public DbSet<Publicity> Publicities => Set<Publicity>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<SavedPhrase> SavedPhrases => Set<SavedPhrase>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Seminar> Seminars => Set<Seminar>();
    public DbSet<GatheringSeats> GatheringSeats => Set<GatheringSeats>();
    public DbSet<GatheringHalfDay> GatheringHalfDays => Set<GatheringHalfDay>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<AttendanceSign> AttendanceSigns => Set<AttendanceSign>();
    public DbSet<RefusedSign> RefusedSigns => Set<RefusedSign>();
    public DbSet<OfflineRoll> OfflineRolls => Set<OfflineRoll>();
    public DbSet<AttendanceDispute> AttendanceDisputes => Set<AttendanceDispute>();
    public DbSet<EvaluationAnswer> EvaluationAnswers => Set<EvaluationAnswer>();
    public DbSet<EvaluationTaken> EvaluationsTaken => Set<EvaluationTaken>();
    public DbSet<ClosingPapers> ClosingPapers => Set<ClosingPapers>();
    public DbSet<ClosingPapersVersion> ClosingPapersVersions => Set<ClosingPapersVersion>();
    public DbSet<GatheringCredit> GatheringCredits => Set<GatheringCredit>();
    public DbSet<Learner> Learners => Set<Learner>();
    public DbSet<Employment> Employments => Set<Employment>();
    public DbSet<RecordBinding> RecordBindings => Set<RecordBinding>();
    public DbSet<RecordBindingLetter> RecordBindingLetters => Set<RecordBindingLetter>();
    public DbSet<RecordInvitation> RecordInvitations => Set<RecordInvitation>();
    public DbSet<HourEntry> HourEntries => Set<HourEntry>();
    public DbSet<LearnerYear> LearnerYears => Set<LearnerYear>();
    public DbSet<ActivityKind> ActivityKinds => Set<ActivityKind>();
    public DbSet<HourClaim> HourClaims => Set<HourClaim>();
    public DbSet<CompletionCount> CompletionCounts => Set<CompletionCount>();
    public DbSet<UnitCompletion> UnitCompletions => Set<UnitCompletion>();
    public DbSet<HourBatch> HourBatches => Set<HourBatch>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();
    public DbSet<ImportHeadings> ImportHeadings => Set<ImportHeadings>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateReview> CertificateReviews => Set<CertificateReview>();
    public DbSet<ProposedAct> ProposedActs => Set<ProposedAct>();
    public DbSet<CertificateSeries> CertificateSeries => Set<CertificateSeries>();
    public DbSet<IssuerSeal> IssuerSeals => Set<IssuerSeal>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <summary>The tenant that this context works for.</summary>
    public TenantScope Scope => scope;

    /// <summary>Refuses the change when the record is no longer as the person saw it.</summary>
    /// <param name="version">The version that the form carried.</param>
    public void Expect(Entity entity, uint version) => Entry(entity).Property(nameof(Entity.Version)).OriginalValue = version;

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<ITenantOwned>().Where(e => e.State == EntityState.Added))
            entry.Property(nameof(ITenantOwned.TenantId)).CurrentValue = scope.Required;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>For the framework's own key ring, which saves without waiting; the portal's own rows go through SaveChangesAsync.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries<ITenantOwned>().Any()
            ? throw new NotSupportedException("Use SaveChangesAsync.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("ltree").HasPostgresExtension("pg_trgm");
        PortalModel.Configure(modelBuilder);
        foreach (
            var type in modelBuilder
                .Model.GetEntityTypes()
                .Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType))
                .Select(t => t.ClrType)
                .ToList()
        )
            GetType()
                .GetMethod(nameof(Filter), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(type)
                .Invoke(this, [modelBuilder]);
    }

    private void Filter<T>(ModelBuilder model)
        where T : class, ITenantOwned => model.Entity<T>().HasQueryFilter(TenantFilter, e => e.TenantId == scope.Id);
}
