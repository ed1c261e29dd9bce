namespace CodeAct.Embodied.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("codeact-test-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string Place(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file into it and returns its full path.</summary>
    public string Write(string name, string text)
    {
        var path = Place(name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
