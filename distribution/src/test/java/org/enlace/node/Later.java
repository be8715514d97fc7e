package org.enlace.node;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has a node judge whether a term of keeping is over as if it were later, and do nothing else by another clock: an agent of its Java,
 * which changes one method as it is loaded. Nothing in the node is made for it.
 */
public final class Later implements ClassFileTransformer {
    private static final String JUDGES = "org/enlace/jit/internal/retention/Assessments";
    private static final String NOW = "now()Ljava/time/Instant;";

    private final long seconds;

    private Later(long seconds) {
        this.seconds = seconds;
    }

    /** Called by the node's Java. */
    public static void premain(String seconds, Instrumentation java) {
        java.addTransformer(new Later(Long.parseLong(seconds)));
    }

    /** What the node's Java has to be told. @param folder where the agent is put */
    static String option(Path folder, Duration by) {
        try {
            Path jar = Files.createDirectories(folder).resolve("later.jar");
            write(jar);
            return "-javaagent:" + jar + "=" + by.toSeconds();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI home(Class<?> type) throws URISyntaxException {
        return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    }

    private static void write(Path jar) throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        Attributes said = manifest.getMainAttributes();
        said.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        said.put(new Attributes.Name("Premain-Class"), Later.class.getName());
        said.put(Attributes.Name.CLASS_PATH, home(ClassReader.class).toString());
        Path classes = Path.of(home(Later.class));
        Path own = classes.resolve(Later.class.getPackageName().replace('.', '/'));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream all = new JarOutputStream(out, manifest);
                DirectoryStream<Path> files = Files.newDirectoryStream(own, "Later*.class")) {
            for (Path file : files) {
                all.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, all);
            }
        }
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        if (!JUDGES.equals(name)) {
            return null;
        }
        ClassReader read = new ClassReader(bytes);
        ClassWriter written = new ClassWriter(read, ClassWriter.COMPUTE_MAXS);
        read.accept(new Judges(written), 0);
        return written.toByteArray();
    }

    /** The class whose clock it is. */
    private final class Judges extends ClassVisitor {
        Judges(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String form, String signature, String[] thrown) {
            MethodVisitor method = super.visitMethod(access, name, form, signature, thrown);
            return (name + form).equals(NOW) ? new Now(method) : method;
        }
    }

    private final class Now extends MethodVisitor {
        Now(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int instruction) {
            if (instruction == Opcodes.ARETURN) {
                visitLdcInsn(seconds);
                visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "java/time/Instant", "plusSeconds", "(J)Ljava/time/Instant;", false);
            }
            super.visitInsn(instruction);
        }
    }
}
