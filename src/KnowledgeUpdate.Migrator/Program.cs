using KnowledgeUpdate.Migrator;

return await Commands.RunAsync(args);
