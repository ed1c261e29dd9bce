using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>The worker's process and the two pipes to it. Every read and write blocks; <see cref="Kill"/> ends them.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>The longest line the worker may send, in bytes. What it sends of itself stays below a tenth of it.</summary>
    public const int MaxLineBytes = 1 << 20;

    private static readonly TimeSpan ReapLimit = TimeSpan.FromSeconds(2);
    private static readonly string Source = ReadSource();

    private readonly Process process;
    private readonly LaunchCommand command;
    private readonly Stream input;
    private readonly Stream output;
    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;

    private WorkerProcess(Process process, LaunchCommand command)
    {
        this.process = process;
        this.command = command;
        input = process.StandardInput.BaseStream;
        output = process.StandardOutput.BaseStream;
    }

    /// <summary>Whether the process has ended by itself.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts it. The thread that calls this must outlive it: bubblewrap's <c>--die-with-parent</c>, and the
    /// worker's own death signal, follow the thread that started them, not the process.</summary>
    /// <param name="problem">Why it could not be started; null where it was.</param>
    public static WorkerProcess? Start(LaunchCommand command, out string? problem)
    {
        var info = new ProcessStartInfo(command.Words[0])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in command.Words.AsSpan()[1..])
            info.ArgumentList.Add(word);
        info.ArgumentList.Add(Source);
        info.Environment.Clear();
        info.Environment["PATH"] = "/usr/bin";
        info.Environment["LC_ALL"] = "C.UTF-8";
        // Sets in the same order in every run: the same program does the same.
        info.Environment["PYTHONHASHSEED"] = "0";
        try
        {
            problem = null;
            return new WorkerProcess(Process.Start(info)!, command);
        }
        catch (Win32Exception exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    /// <summary>Sends one line.</summary>
    /// <returns>Whether somebody was there to take it.</returns>
    public bool Send(ReadOnlySpan<byte> line)
    {
        try
        {
            input.Write(line);
            input.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Waits for the next message.</summary>
    public WorkerMessage Read()
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = buffer.AsSpan(start, searched + length);
                start += searched + length + 1;
                return WorkerMessage.Parse(line);
            }

            searched = end - start;
            if (searched >= MaxLineBytes)
                return new WorkerMessage.Malformed("it was longer than 1 MiB");
            MakeRoom();
            var count = output.Read(buffer.AsSpan(end));
            if (count == 0)
                return new WorkerMessage.Closed();
            end += count;
        }
    }

    /// <summary>Ends the process and what it started, at once. Safe from any thread.</summary>
    public void Kill()
    {
        // A sandbox is killed from the inside, so that bubblewrap reaps it and ends. The other way round it would be left
        // as a zombie to process 1, which in many containers reaps nothing.
        if (!command.Bubblewrap || !TryKillChild())
            process.Kill(entireProcessTree: !command.Limited);
    }

    /// <summary>Waits for the end of a process that is about to end.</summary>
    /// <returns>Its exit code, or null where it is still there.</returns>
    public int? WaitForExit(TimeSpan limit) => process.WaitForExit(limit) ? process.ExitCode : null;

    /// <summary>No more is expected on stderr: the worker has let go of it.</summary>
    public void CloseErrors() => process.StandardError.Dispose();

    /// <summary>The last lines on stderr of a worker that has been killed before it was ready.</summary>
    public string ErrorTail()
    {
        var text = process.StandardError.ReadToEnd().Trim();
        return text.Length <= 1000 ? text : "..." + text[^1000..];
    }

    /// <summary>Kills and reaps the process.</summary>
    public void Dispose()
    {
        Kill();
        if (!process.WaitForExit(ReapLimit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(ReapLimit);
        }

        process.Dispose();
        input.Dispose();
        output.Dispose();
    }

    private bool TryKillChild()
    {
        try
        {
            var children = File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (children is not [var id])
                return false;
            using var child = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            child.Kill();
            return true;
        }
        catch (IOException)
        {
            // The process has ended, or the kernel does not list children.
            return false;
        }
        catch (ArgumentException)
        {
            // The child has ended in between.
            return false;
        }
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
    }

    private static string ReadSource()
    {
        using var stream = typeof(WorkerProcess).Assembly.GetManifestResourceStream("worker.py")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
