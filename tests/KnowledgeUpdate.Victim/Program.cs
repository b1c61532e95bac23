// A process to be killed. It opens the use cases as the web does, rehearses its command in a transaction that is refused, says that it is
// ready, and carries the
// command out when it is told to.
using System.Text.Json;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Testing;

var order = JsonSerializer.Deserialize<VictimOrder>(Console.ReadLine()!)!;
await using var province = TestProvince.Open(order.Database, order.Tenant, order.Now);
try
{
    await order.RehearseAsync(province);
}
catch (Exception e) when (e is Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException or RuleException)
{
    // The rehearsal's version is out of date on purpose, or what it asks for is refused.
}

Console.WriteLine("ready");
Console.ReadLine();
await order.CarryOutAsync(province);
Console.WriteLine("done");
