using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Application;

/// <summary>Services that an area registers beyond its <see cref="Pipeline.ServiceAttribute"/>s; found by scanning.</summary>
internal interface IAreaServices
{
    static abstract void Add(IServiceCollection services);
}
