using System.Security.Cryptography;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>A short name of a panel's content.</summary>
public static class LogSet
{
    /// <summary>The first eight hexadecimal digits of the SHA-256 of all keys.</summary>
    public static string Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(manifest.Items.Select(item => item.Key)))).AsSpan(0, 4));
    }
}
