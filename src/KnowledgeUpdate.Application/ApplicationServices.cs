using FluentValidation;
using KnowledgeUpdate.Application.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application;

/// <summary>Registers the use cases: handlers and validators are found by scanning, so there is nothing to add for a new one.</summary>
public static class ApplicationServices
{
    /// <summary>Adds them, with the pipeline in order: the first is the outermost.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.AddScoped<Actor>();
        services.AddScoped<AuditWriter>();
        services.TryAddSingleton<ITextGateway, NoTextGateway>();
        services.AddLocalization().AddTransient(typeof(IStringLocalizer<>), typeof(AreaLocalizer<>)).AddSingleton<PortalText>();
        services.TryAddSingleton(PortalKeys.Development);
        services.AddSingleton(TimeProvider.System);
        foreach (var area in typeof(Actor).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IAreaServices))))
            area.GetMethod(nameof(IAreaServices.Add))!.Invoke(null, [services]);
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorisationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ReconfirmBehaviour<,>));
        services.Scan(scan =>
            scan.FromAssemblyOf<Actor>()
                .AddClasses(c => c.WithAttribute<ServiceAttribute>(), publicOnly: false)
                .AsSelfWithInterfaces()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithScopedLifetime()
        );
        services.AddValidatorsFromAssemblyContaining<Actor>(includeInternalTypes: true);
        return services;
    }
}
