using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The worker's program, as the text that the interpreter is given on its command line.</summary>
/// <remarks>To compile it is a good part of a worker's start. From the second worker on the interpreter gets it compiled, by an
/// interpreter of the same kind that runs nothing else.</remarks>
internal static class WorkerSource
{
    private const string Compiler =
        "import sys, marshal, binascii, zlib; code = marshal.dumps(compile(sys.stdin.read(), '<string>', 'exec')); "
        + "print(binascii.b2a_base64(zlib.compress(code), newline=False).decode())";

    // One argument of a command line has at most 128 KiB.
    private const int MaxCharacters = 120 << 10;
    private static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(5);

    private static readonly string Plain = Read("names.py", "code_action.py", "tracebacks.py", "lock.py", "worker.py");
    private static readonly string WithPackages = Read("names.py", "code_action.py", "tracebacks.py", "lock.py", "packages.py", "worker.py");
    private static readonly ConcurrentDictionary<(string Interpreter, bool WithPackages), int> Starts = new();
    private static readonly ConcurrentDictionary<(string Interpreter, bool WithPackages), Lazy<string?>> Compiled = new();

    /// <summary>The text for the interpreter of a command.</summary>
    public static string For(LaunchCommand command)
    {
        var source = command.WithPackages ? WithPackages : Plain;
        var key = (command.Interpreter, command.WithPackages);
        return Starts.AddOrUpdate(key, 1, (_, count) => count + 1) == 1
            ? source
            : Compiled.GetOrAdd(key, _ => new(() => Compile(command.Interpreter, source))).Value ?? source;
    }

    /// <returns>Null where it did not work, which is no harm.</returns>
    private static string? Compile(string interpreter, string source)
    {
        var info = new ProcessStartInfo(interpreter, ["-I", "-S", "-B", "-c", Compiler])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        info.Environment.Clear();
        info.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(info)!;
        using var deadline = new CancellationTokenSource(CompileLimit);
        using var kill = deadline.Token.Register(process.Kill);
        try
        {
            process.StandardInput.Write(source);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; its exit code says so.
        }

        var code = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && code.Length is > 0 and < MaxCharacters
            ? $"import marshal, binascii, zlib; exec(marshal.loads(zlib.decompress(binascii.a2b_base64('{code}'))))"
            : null;
    }

    private static string Read(params ReadOnlySpan<string> files)
    {
        var source = new StringBuilder();
        foreach (var file in files)
        {
            using var stream = typeof(WorkerSource).Assembly.GetManifestResourceStream(file)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            source.Append(reader.ReadToEnd()).Append('\n');
        }

        return source.ToString();
    }
}
