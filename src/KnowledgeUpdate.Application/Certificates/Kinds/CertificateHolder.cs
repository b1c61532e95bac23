namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The holder of a certificate, a person or a unit, as the register has it now.</summary>
/// <param name="Id">The learner's record, or the unit.</param>
/// <param name="Mask">Number of the identity document, masked; the credit code of a unit.</param>
/// <param name="Link">The holder's page for staff.</param>
/// <param name="CorrectLink">The page on which name and number are corrected.</param>
/// <param name="UserId">The account that is told; null: there is none, or it is a unit.</param>
public sealed record CertificateHolder(Guid Id, string Name, string Mask, string Link, string CorrectLink, Guid? UserId);
