# Two images from one build: the portal (target web) and the operator's commands (target migrator).
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
RUN dotnet publish src/KnowledgeUpdate.Web -c Release -o /out/web --nologo \
 && dotnet publish src/KnowledgeUpdate.Migrator -c Release -o /out/migrator --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && install -d -o app -g app /var/lib/knowledgeupdate /var/lib/knowledgeupdate/anchors
ENV ASPNETCORE_ENVIRONMENT=Production DOTNET_ENVIRONMENT=Production
WORKDIR /app
USER app

FROM base AS migrator
COPY --from=build /out/migrator .
ENTRYPOINT ["dotnet", "KnowledgeUpdate.Migrator.dll"]
CMD ["migrate"]

FROM base AS web
COPY --from=build /out/web .
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "KnowledgeUpdate.Web.dll"]
