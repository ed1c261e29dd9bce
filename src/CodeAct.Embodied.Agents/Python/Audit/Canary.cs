using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>Something of the host's that a sandboxed program must not reach: a file that anybody may read and write, a port, and a
/// variable of the environment.</summary>
internal sealed class Canary : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codeact-canary-");
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public Canary()
    {
        Secret = RandomNumberGenerator.GetHexString(24);
        File = Path.Combine(folder.FullName, "canary.py");
        System.IO.File.WriteAllText(File, $"secret = '{Secret}'\n");
        if (!OperatingSystem.IsWindows())
        {
            // For all to read and to write: only the sandbox stands in between.
            folder.UnixFileMode = (UnixFileMode)0b111_111_111;
            System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b110_110_110);
        }

        Environment.SetEnvironmentVariable("CODEACT_CANARY", Secret);
        listener.Start();
    }

    /// <summary>A text that occurs nowhere else.</summary>
    public string Secret { get; }

    /// <summary>The path of the file.</summary>
    public string File { get; }

    /// <summary>The line of Python that tells a program where to look.</summary>
    public string Prelude => $"CANARY_FILE, CANARY_PORT = '{File}', {((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What has happened to it; null where nothing has.</summary>
    public string? Harm()
    {
        if (listener.Pending())
            return "it connected to a port of the host";
        if (folder.GetFileSystemInfos().Length != 1 || !System.IO.File.Exists(File))
            return "it made or removed a file of the host";
        return System.IO.File.ReadAllText(File) == $"secret = '{Secret}'\n" ? null : "it changed a file of the host";
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Delete(recursive: true);
    }
}
