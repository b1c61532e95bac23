using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeUpdate.Benchmarks.Learners;

/// <summary>
/// A bare Kestrel: the same statements by Npgsql, the same table of entries as HTML, and nothing else. What a page costs beyond it is the
/// portal's.
/// </summary>
internal sealed class Bare : IAsyncDisposable
{
    private readonly WebApplication app;

    private Bare(WebApplication app, Visitor visitor) => (this.app, Visitor) = (app, visitor);

    /// <summary>A browser of it.</summary>
    public Visitor Visitor { get; }

    /// <param name="kept">A page that stands at /kept, in memory.</param>
    public static async Task<Bare> StartAsync(string database, Statements statements, string kept)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var source = NpgsqlDataSource.Create(database);
        app.MapGet(
            "/",
            async (HttpContext http) =>
            {
                var html = new StringBuilder(
                    "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>学时</title></head><body><table "
                        + "class=\"ku-table\"><thead><tr><th>登记日期</th><th>活动</th><th>类别</th><th>学时</th><th>来源</th></tr></thead><tbody>"
                );
                await using var connection = await source.OpenConnectionAsync();
                await statements.SendAsync(
                    connection,
                    (_, row) =>
                    {
                        // The ledger's rows are the widest of the page; of the others every value is read as the page reads it.
                        if (row.FieldCount < 8)
                        {
                            for (var i = 0; i < row.FieldCount; i++)
                                row.GetValue(i);
                            return;
                        }

                        html.Append("<tr>");
                        for (var i = 0; i < row.FieldCount; i++)
                            html.Append("<td>")
                                .Append(HtmlEncoder.Default.Encode(Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture) ?? ""))
                                .Append("</td>");
                        html.Append("</tr>");
                    }
                );
                http.Response.ContentType = "text/html; charset=utf-8";
                await http.Response.WriteAsync(html.Append("</tbody></table></body></html>").ToString());
            }
        );
        var bytes = Encoding.UTF8.GetBytes(kept);
        app.MapGet(
            "/kept",
            async (HttpContext http) =>
            {
                (http.Response.ContentType, http.Response.ContentLength) = ("text/html; charset=utf-8", bytes.Length);
                await http.Response.Body.WriteAsync(bytes);
            }
        );
        app.Lifetime.ApplicationStopped.Register(source.Dispose);
        await app.StartAsync();
        return new Bare(
            app,
            new Visitor(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) })
        );
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
