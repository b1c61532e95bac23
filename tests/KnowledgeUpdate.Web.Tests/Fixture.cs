[assembly: Xunit.AssemblyFixture(typeof(KnowledgeUpdate.Testing.PortalFixture))]
