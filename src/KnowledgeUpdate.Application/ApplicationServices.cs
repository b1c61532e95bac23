using FluentValidation;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeUpdate.Application;

/// <summary>Registers the use cases: handlers and validators are found by scanning, so there is nothing to add for a new one.</summary>
public static class ApplicationServices
{
    /// <summary>Adds them, with the pipeline in order: the first is the outermost.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.AddScoped<Actor>();
        services.AddScoped<AuditWriter>();
        services.AddScoped<Worklist>();
        services.AddScoped<Notifier>();
        services.AddScoped<Calendars>();
        services.AddScoped<Rules.RuleBook>();
        services.AddScoped<Seminars.SeminarAccess>();
        services.AddScoped<Seminars.ProposalForms>();
        services.AddScoped<Seminars.FirstReviews>();
        services.AddScoped<Seminars.LikelyDuplicates>();
        services.AddScoped<Seminars.BenchItems>();
        services.AddScoped<Seminars.Publicities>();
        services.AddScoped<ChineseWords>();
        services.AddScoped<Common.ReviewTrail>();
        services.AddScoped<Audit.HistoryReader>();
        services.AddScoped<Audit.ConflictReader>();
        services.AddScoped<Organisations.UnitAccess>();
        services.AddScoped<MemberAccess>();
        services.AddScoped<Learners.IdentityVault>();
        services.AddScoped<Learners.HourLedger>();
        services.AddScoped<Learners.LearnerRegistry>();
        services.AddScoped<Learners.LearnerAccess>();
        services.AddScoped<Learners.ClaimAccess>();
        services.AddScoped<Learners.ClaimChecks>();
        services.AddScoped<Learners.ClaimForms>();
        services.AddScoped<Learners.StaffReminders>();
        services.AddScoped<Delivery.DeliveryAccess>();
        services.AddScoped<Delivery.SeminarOpening>();
        services.AddScoped<Calendar.AnnouncedPeriods>();
        services.AddScoped<Rules.RuleReaches>();
        services.AddScoped<Seminars.AmendmentImpacts>();
        services.AddScoped<Delivery.HalfDayTable>();
        services.AddScoped<Delivery.Enrolments>();
        services.AddScoped<Delivery.RosterCheck>();
        services.AddScoped<Learners.StaffCheck>();
        services.AddScoped<Organisations.UnitLoads>();
        services.AddScoped<Learners.ClaimDecisions>();
        services.AddScoped<Learners.PlaceAuthority>();
        services.AddScoped<Learners.WaitingClaims>();
        services.AddScoped<Learners.AnswerTime>();
        services.AddScoped<Learners.RecordBindings>();
        services.AddScoped<Learners.LearnerRecords>();
        services.AddScoped<Learners.BindingAccess>();
        services.AddScoped<Learners.EnteredSinceReader>();
        services.AddScoped<Learners.InvitedRecords>();
        services.AddScoped<Learners.EmployerRequests>();
        services.AddScoped<Learners.EmploymentAccess>();
        services.AddScoped<Learners.EmploymentAnswers>();
        services.AddScoped<Accounts.DeskHandover>();
        services.AddScoped<Seminars.ExpertReplacement>();
        services.AddScoped<ContactCodes>();
        services.AddScoped<Sessions>();
        services.AddScoped<Tries>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<TemporaryPasswords>();
        services.TryAddSingleton<ITextGateway, NoTextGateway>();
        services.AddSingleton<AreaWords>();
        services.AddScoped<Delivery.AttendanceDesk>();
        services.AddScoped<Delivery.PapersDesk>();
        services.AddScoped<Delivery.SeminarCrediting>();
        services.AddScoped<Delivery.DeliveryDays>();
        services.AddScoped<Delivery.SeminarOutcomes>();
        services.AddScoped<Delivery.PapersFilings>();
        services.AddScoped<Delivery.TraineeCredits>();
        services.AddScoped<Delivery.SeminarCertificates>();
        services.AddScoped<IJobStep, Delivery.CreditSeminarStep>();
        services.AddScoped<Imports.ImportDesk>();
        services.AddScoped<IJobStep, Imports.ImportStep>();
        services.AddScoped<Certificates.CertificateIssuer>();
        services.AddScoped<Certificates.CertificatePrinter>();
        services.AddScoped<Certificates.CertificateReplacements>();
        services.AddScoped<Certificates.CertificateReviews>();
        services.AddScoped<Certificates.CertificatesOfNow>();
        services.AddScoped<Certificates.PrintedHours>();
        services.AddScoped<Certificates.HoursBehind>();
        services.AddScoped<Learners.HourReversal>();
        services.AddScoped<Learners.DoubleCredits>();
        services.AddScoped<Learners.LearnerNotices>();
        services.AddScoped<Learners.MergedCertificates>();
        services.AddScoped<Learners.MergedPerson>();
        services.AddScoped<Countersign.Countersigning>();
        services.AddScoped<Countersign.ICountersignedAct, Seminars.PlanPublication>();
        services.AddScoped<Certificates.SealChange>();
        services.AddScoped<Countersign.ICountersignedAct, Certificates.SealChange>();
        services.AddScoped<Delivery.OutcomeCorrection>();
        services.AddScoped<Countersign.ICountersignedAct>(s => s.GetRequiredService<Delivery.OutcomeCorrection>());
        services.AddScoped<Delivery.AcceptanceWithdrawal>();
        services.AddScoped<Countersign.ICountersignedAct>(s => s.GetRequiredService<Delivery.AcceptanceWithdrawal>());
        services.TryAddSingleton(PortalKeys.Development);
        services.TryAddSingleton(provider => new Certificates.CertificateSigner(provider.GetRequiredService<PortalKeys>()));
        services.AddSingleton(TimeProvider.System);
        services.AddAccounts();
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorisationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ReconfirmBehaviour<,>));
        services.Scan(scan =>
            scan.FromAssemblyOf<Actor>()
                .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithScopedLifetime()
        );
        services.AddValidatorsFromAssemblyContaining<Actor>(includeInternalTypes: true);
        return services;
    }
}
