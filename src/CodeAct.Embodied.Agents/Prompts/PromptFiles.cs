using System.Text;

namespace CodeAct.Embodied.Agents.Prompts;

/// <summary>Reads the prompts, which are files so that people can read and compare them.</summary>
internal static class PromptFiles
{
    /// <summary>The text of a file in the folder of prompts.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PromptFiles).Assembly.GetManifestResourceStream("prompts/" + name)
            ?? throw new ArgumentException($"There is no prompt file '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
