using System.IO.Compression;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Web.Pages.Verify;

namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>What the process holds is measured: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
