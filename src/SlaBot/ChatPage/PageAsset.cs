using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace SlaBot.ChatPage;

/// <summary>A file of the page, kept in the assembly, with a tag that changes when it does.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record PageAsset(byte[] Bytes, string ContentType, EntityTagHeaderValue Tag)
{
    /// <summary>Loads a file that lies beside this one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="contentType">What it is.</param>
    public static PageAsset Load(string name, string contentType)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(typeof(PageAsset), name)
            ?? throw new InvalidOperationException($"The file {name} of the chat page is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
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
