// A process to be killed. It opens the use cases as the web does, rehearses its command in a transaction that is refused, says that it is ready, and carries the
// command out when it is told to.
using System.Text.Json;
using KnowledgeUpdate.Testing;

var order = JsonSerializer.Deserialize<VictimOrder>(args[0])!;
await using var province = TestProvince.Open(order.Database, order.Tenant, order.Now);
try
{
    await province.SendAsync(order.By, order.Rehearsal());
}
catch (Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException)
{
    // The rehearsal's version is out of date on purpose.
}

Console.WriteLine("ready");
Console.ReadLine();
await province.SendAsync(order.By, order.Command(), order.PostKey);
Console.WriteLine("done");
