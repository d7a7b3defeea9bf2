using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using SlaBot.Pages;

namespace SlaBot.ChatPage;

/// <summary>A file of the page, kept in the assembly, with a tag that changes when it does.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record PageAsset(byte[] Bytes, string ContentType, EntityTagHeaderValue Tag)
{
    /// <summary>Loads a script that lies beside this one.</summary>
    /// <param name="name">Its name.</param>
    public static PageAsset Script(string name) => Of(PageFiles.Text(typeof(PageAsset), name), "text/javascript; charset=utf-8");

    /// <summary>Loads a style that lies beside this one, after what all pages have alike.</summary>
    /// <param name="name">Its name.</param>
    public static PageAsset Style(string name) => Of(PageFiles.Style<PageAsset>(name), "text/css; charset=utf-8");

    private static PageAsset Of(string text, string contentType)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new PageAsset(bytes, contentType, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }

    /// <summary>Answers with the file, or with 304 where the browser has it.</summary>
    /// <param name="response">The response, whose caching is set to ask each time.</param>
    public IResult Serve(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return Results.File(Bytes, ContentType, entityTag: Tag);
    }
}
